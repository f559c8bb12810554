import fc from 'fast-check';
import { MAX_QUEUED_TEXT_LENGTH } from '../lambdas/shared/limits';
import { decodeQueueMessage } from '../lambdas/shared/queue-message';
import { createIngestTarget, type FuzzOutcome } from './ingest-target';
import { type FuzzInput, fuzzInputs } from './inputs';

export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  readonly path?: string | undefined;
  readonly onProgress?: (done: number) => void;
}

/** How many inputs were answered with each status, and how many queue messages came of them. */
export interface FuzzResult {
  readonly statuses: Readonly<Record<number, number>>;
  readonly queued: number;
  /** The smallest input that breaks a rule, and the rule. */
  readonly failure: { readonly input: FuzzInput; readonly rule: string; readonly path: string } | null;
}

const PROGRESS_EVERY = 5_000;
/** 6 bytes for a unit of text, and room for the rest. */
const MAX_QUEUE_BODY_BYTES = MAX_QUEUED_TEXT_LENGTH * 6 + 20_000;

/** Throws requests at the whole ingest handler. */
export async function fuzzIngest({ runs, seed, path, onProgress }: FuzzOptions): Promise<FuzzResult> {
  const target = createIngestTarget();
  const statuses: Record<number, number> = {};
  let queued = 0;
  let done = 0;
  const property = fc.asyncProperty(fuzzInputs, async (input) => {
    const outcome = await target(input.event);
    const { statusCode } = outcome.response;
    statuses[statusCode] = (statuses[statusCode] ?? 0) + 1;
    queued += outcome.queued.length;
    done += 1;
    if (done % PROGRESS_EVERY === 0) onProgress?.(done);
    const rule = brokenRule(input, outcome);
    if (rule !== null) throw new Error(rule);
  });
  const details = await fc.check(property, { numRuns: runs, seed, ...(path === undefined ? {} : { path }) });
  const input = details.counterexample?.[0];
  if (!details.failed || input === undefined) return { statuses, queued, failure: null };
  const rule = String(details.errorInstance);
  return { statuses, queued, failure: { input, rule, path: details.counterexamplePath ?? '' } };
}

function brokenRule({ isGenuine }: FuzzInput, { response, queued }: FuzzOutcome): string | null {
  const { statusCode, body } = response;
  if (![200, 400, 401, 415].includes(statusCode)) return `answered ${statusCode}`;
  if ((JSON.parse(body) as { ok: unknown }).ok !== (statusCode === 200)) return `${statusCode} with the body ${body}`;
  if (!isGenuine && statusCode !== 401) return `not genuine, and answered ${statusCode}`;
  if (isGenuine && statusCode === 401) return 'genuine, and refused';
  if (statusCode !== 200 && queued.length > 0) return `answered ${statusCode}, and something was queued`;
  if (queued.some((message) => decodeQueueMessage(message) === null)) return 'a queue message that cannot be read back';
  if (queued.some((message) => Buffer.byteLength(message) > MAX_QUEUE_BODY_BYTES)) return 'a queue message too large';
  return null;
}
