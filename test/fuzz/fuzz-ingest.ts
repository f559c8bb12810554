import fc from 'fast-check';
import { valueAtPath } from '../support/value-at-path';
import { createIngestTarget, type IngestTarget } from './ingest-target';
import { fuzzRequests } from './inputs';
import { type FuzzInput, inputOf } from './request';
import { brokenRule } from './rules';

/** How many inputs, which, and whom to tell. */
export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where fast-check found the input that failed in the runs of `seed`; tries that one only. */
  readonly path?: string | undefined;
  readonly onProgress?: (done: number) => void;
  /** @default the ingest handler */
  readonly target?: IngestTarget;
}

/** The smallest input found that breaks a rule, and how to see it again. */
export interface FuzzFailure {
  readonly input: FuzzInput;
  readonly rule: string;
  /** What to give to `npm run fuzz` to see it again. */
  readonly again: string;
}

/** How many inputs were answered with each status, and how many queue messages came of them. */
export interface FuzzResult {
  readonly statuses: Readonly<Record<number, number>>;
  readonly queued: number;
  readonly failure: FuzzFailure | null;
}

const PROGRESS_EVERY = 5_000;

/** Throws generated requests at the whole ingest handler. */
export async function fuzzIngest({ runs, seed, path, onProgress, target }: FuzzOptions): Promise<FuzzResult> {
  const trial = createTrial(target ?? createIngestTarget());
  if (path !== undefined) return again(inputOf(await valueAtPath(fuzzRequests, seed, path)), { seed, path }, trial);
  let done = 0;
  const property = fc.asyncProperty(fuzzRequests, async (request) => {
    const rule = await trial.run(inputOf(request));
    done += 1;
    if (done % PROGRESS_EVERY === 0) onProgress?.(done);
    if (rule !== null) throw new Error(rule);
  });
  const details = await fc.check(property, { numRuns: runs, seed });
  const request = details.counterexample?.[0];
  if (!details.failed || request === undefined) return trial.result(null);
  const rule = String(details.errorInstance);
  return trial.result({
    input: inputOf(request),
    rule,
    again: `--seed ${seed} --path ${details.counterexamplePath ?? ''}`,
  });
}

async function again(input: FuzzInput, at: { readonly seed: number; readonly path: string }, trial: Trial) {
  const rule = await trial.run(input);
  return trial.result(rule === null ? null : { input, rule, again: `--seed ${at.seed} --path ${at.path}` });
}

/** Runs inputs one by one, and counts what comes of them. */
interface Trial {
  /** The rule that the input breaks, or null. */
  run(input: FuzzInput): Promise<string | null>;
  result(failure: FuzzFailure | null): FuzzResult;
}

function createTrial(target: IngestTarget): Trial {
  const statuses: Record<number, number> = {};
  let queued = 0;
  return {
    run: async (input) => {
      const outcome = await target(input).catch((error: unknown) => `threw ${String(error)}`);
      if (typeof outcome === 'string') return outcome;
      const { statusCode } = outcome.response;
      statuses[statusCode] = (statuses[statusCode] ?? 0) + 1;
      queued += outcome.queued.length;
      return brokenRule(input, outcome);
    },
    result: (failure) => ({ statuses, queued, failure }),
  };
}
