import { MAX_ATTEMPTS, SEND_TIMEOUT_MS } from '../shared/limits';
import type { DeadLetterCause } from '../shared/message/dead-letter';
import { decodeQueueMessage, type QueueMessage } from '../shared/message/queue-message';
import { itemFields } from '../shared/telemetry/log-keys';
import { errorFields } from '../shared/telemetry/telemetry';
import { type Backoff, retryDelayMs } from './backoff';
import { type ItemDependencies, processItem, type Verdict } from './process-item';
import type { Queue, QueueRecord } from './queue';

export interface BatchDependencies extends ItemDependencies {
  readonly queue: Queue;
  readonly backoff: Backoff;
  /** How long the invocation may still take. */
  readonly remainingMs: () => number;
}

interface Delivery {
  readonly record: QueueRecord;
  /** Null when the body is none that this version can read. */
  readonly item: QueueMessage | null;
}

/** How a delivery ended: it is finished, or it and the rest of its group wait. */
type Handled = { readonly kind: 'finished' } | { readonly kind: 'wait'; readonly delayMs: number };

const FINISHED: Handled = { kind: 'finished' };
/** What only the operator can mend costs no message, however long it takes. */
const WAITS_FOR_OPERATOR: ReadonlySet<string> = new Set(['no-token', 'unauthorized']);
/** Worst case of one message: a send, a second one with a new token, and six AWS requests of three slow attempts each. */
const MESSAGE_BUDGET_MS = 2 * SEND_TIMEOUT_MS + 20_000;
/** Wait of what was not tried for want of time. */
const UNTRIED_DELAY_MS = 1_000;

/**
 * Handles a batch: groups side by side, in order inside a group. A failure stops its own group; the record that failed and
 * those behind it come back together after the same delay, in the same order.
 *
 * @returns the message ids that are not finished, for SQS to keep.
 */
export async function processBatch(records: readonly QueueRecord[], deps: BatchDependencies): Promise<string[]> {
  measureAges(records, deps);
  const unfinished = await Promise.all(groupsOf(records).map((group) => processGroup(group, deps)));
  return unfinished.flat().map(({ record }) => record.messageId);
}

/**
 * How long each record has been on the queue. SQS's own age leaves out what was received three times or more without
 * success, which is just what waits for a send API that fails.
 *
 * Of a record that comes again it is written at once: if that record is what crashes the function, nobody else tells.
 */
function measureAges(records: readonly QueueRecord[], { telemetry, nowMs }: BatchDependencies): void {
  for (const { sentAtMs } of records) telemetry.duration('MessageAgeMs', Math.max(0, nowMs() - sentAtMs));
  if (records.some(({ receiveCount }) => receiveCount > 1)) telemetry.flush();
}

/** By the group in the body: SQS gives the same one in the record's attributes, but not every emulator does. */
function groupsOf(records: readonly QueueRecord[]): Delivery[][] {
  const groups = new Map<string, Delivery[]>();
  for (const record of records) {
    const item = decodeQueueMessage(record.body);
    const name = item?.group ?? record.messageId;
    groups.set(name, [...(groups.get(name) ?? []), { record, item }]);
  }
  return [...groups.values()];
}

async function processGroup(group: readonly Delivery[], deps: BatchDependencies): Promise<readonly Delivery[]> {
  for (const [index, delivery] of group.entries()) {
    const handled = await handle(delivery, deps);
    if (handled.kind === 'finished') continue;
    const rest = group.slice(index);
    await delay(rest, handled.delayMs, deps);
    return rest;
  }
  return [];
}

async function handle({ record, item }: Delivery, deps: BatchDependencies): Promise<Handled> {
  const attempts = record.receiveCount;
  if (item === null) return deadLetter(record, null, { reason: 'unreadable', attempts }, deps);
  if (item.kind === 'quarantined') return deadLetter(record, item, { reason: item.reason, attempts }, deps);
  if (deps.remainingMs() < MESSAGE_BUDGET_MS) return { kind: 'wait', delayMs: UNTRIED_DELAY_MS };
  const verdict = await processItem(item, attempts, deps);
  if (verdict.kind === 'done') return FINISHED;
  const { status } = verdict;
  if (verdict.kind === 'hopeless') return deadLetter(record, item, { reason: verdict.reason, status, attempts }, deps);
  if (attempts < MAX_ATTEMPTS || WAITS_FOR_OPERATOR.has(verdict.reason)) return retryLater(record, item, verdict, deps);
  const lastFailure = verdict.reason;
  return deadLetter(record, item, { reason: 'retries-exhausted', status, attempts, lastFailure }, deps);
}

function retryLater(
  record: QueueRecord,
  item: QueueMessage,
  verdict: Extract<Verdict, { kind: 'retry' }>,
  deps: BatchDependencies,
): Handled {
  const { reason, status, retryAfterMs } = verdict;
  const attempt = record.receiveCount;
  const delayMs = Math.round(retryDelayMs(attempt, retryAfterMs, deps.backoff));
  deps.telemetry.count('SendRetries');
  deps.telemetry.warn('send retry', { ...itemFields(item), reason, status, attempt, delayMs });
  return { kind: 'wait', delayMs };
}

async function deadLetter(
  record: QueueRecord,
  item: QueueMessage | null,
  cause: DeadLetterCause,
  deps: BatchDependencies,
): Promise<Handled> {
  try {
    await deps.queue.deadLetter(record, item?.group ?? record.messageId, cause);
  } catch (error) {
    deps.telemetry.error('dead letter not stored', { ...(item && itemFields(item)), ...errorFields(error) });
    return { kind: 'wait', delayMs: retryDelayMs(record.receiveCount, undefined, deps.backoff) };
  }
  deps.telemetry.count('DeadLettered');
  const { reason, status, attempts } = cause;
  deps.telemetry.error('dead letter', { ...(item && itemFields(item)), reason, status, attempts });
  return FINISHED;
}

/** Without a new delay the records come back when the queue's visibility timeout runs out: later, but not lost. */
async function delay(deliveries: readonly Delivery[], delayMs: number, deps: BatchDependencies): Promise<void> {
  try {
    await deps.queue.delay(
      deliveries.map(({ record }) => record),
      delayMs,
    );
  } catch (error) {
    const [first] = deliveries;
    deps.telemetry.warn('retry delay not set', { ...(first?.item && itemFields(first.item)), ...errorFields(error) });
  }
}
