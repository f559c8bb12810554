import { MESSAGE_BUDGET_MS } from '../shared/limits';
import type { DeadLetterCause } from '../shared/message/dead-letter';
import type { QueueMessage } from '../shared/message/queue-message';
import { itemFields } from '../shared/telemetry/log-keys';
import { errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import { type Backoff, retryDelayMs } from './backoff';
import { type Gate, OPEN } from './brake/admission';
import { BatchBrake } from './brake/batch-brake';
import type { BrakeStore } from './brake/brake-store';
import { applicantOf, type Delivery, groupsOf, isToBeSent } from './groups';
import { lessonOf } from './lesson-of';
import { nextStep } from './next-step';
import { type ItemDependencies, processItem } from './process-item';
import type { Queue, QueueRecord } from './queue';
import { reportDeadLetter, reportHeld, reportItem, reportRetry, reportTurn, reportUnknownOutcome } from './report-item';

/** What handling a batch needs. */
export interface BatchDependencies extends Omit<ItemDependencies, 'onUnknownOutcome'> {
  readonly queue: Queue;
  readonly backoff: Backoff;
  readonly brakeStore: BrakeStore;
  readonly telemetry: Telemetry;
  /** How long the invocation may still take. */
  readonly remainingMs: () => number;
}

/** How a delivery ended: it is finished, or it and the rest of its group wait. */
type Handled = { readonly kind: 'finished' } | { readonly kind: 'wait'; readonly delayMs: number };

const FINISHED: Handled = { kind: 'finished' };
/** The wait of a message for which no time was left. */
const UNTRIED_DELAY_MS = 1_000;

/**
 * Handles a batch: groups side by side, in order inside a group. A failure stops its own group; the record that failed and
 * those behind it come back together after the same delay, in the same order.
 *
 * @returns the message ids that are not finished, for SQS to keep.
 */
export async function processBatch(records: readonly QueueRecord[], deps: BatchDependencies): Promise<string[]> {
  measureAges(records, deps);
  const groups = groupsOf(records);
  const brake = brakeOf(deps);
  const gates = await brake.admit(groups.map(applicantOf));
  const unfinished = await Promise.all(
    groups.map((group, index) => processGroup(group, { ...deps, brake, gate: gates[index] ?? OPEN })),
  );
  return unfinished.flat().map(({ record }) => record.messageId);
}

/** What handling a group needs. */
interface GroupDependencies extends BatchDependencies {
  readonly brake: BatchBrake;
  readonly gate: Gate;
}

function brakeOf({ brakeStore: store, backoff: timing, nowMs, telemetry }: BatchDependencies): BatchBrake {
  return new BatchBrake({
    store,
    timing,
    nowMs,
    onTurn: (turn) => reportTurn(turn, telemetry),
    onFailure: (error) => telemetry.warn('brake not kept', errorFields(error)),
  });
}

/**
 * Measures how long each record has been on the queue. The age by SQS leaves out messages that were received three times or
 * more, and these are the ones that wait for a send API that fails.
 *
 * For a record that comes again the age is written at once: that record may be the one that crashes the function.
 */
function measureAges(records: readonly QueueRecord[], { telemetry, nowMs }: BatchDependencies): void {
  for (const { sentAtMs } of records) telemetry.duration('MessageAgeMs', Math.max(0, nowMs() - sentAtMs));
  if (records.some(({ receiveCount }) => receiveCount > 1)) telemetry.flush();
}

async function processGroup(group: readonly Delivery[], deps: GroupDependencies): Promise<readonly Delivery[]> {
  for (const [index, delivery] of group.entries()) {
    const handled = await handle(delivery, deps);
    if (handled.kind === 'finished') continue;
    const rest = group.slice(index);
    await delay(rest, handled.delayMs, deps);
    return rest;
  }
  return [];
}

async function handle({ record, item }: Delivery, deps: GroupDependencies): Promise<Handled> {
  const { gate, brake, nowMs } = deps;
  if (item === null) return deadLetter(record, null, { reason: 'unreadable', attempts: 0 }, deps);
  if (item.kind === 'quarantined') return deadLetter(record, item, { reason: item.reason, attempts: 0 }, deps);
  const telemetry = telemetryOf(item, deps);
  if (gate.kind === 'held' && isToBeSent(item)) {
    reportHeld(gate.delayMs, telemetry);
    return { kind: 'wait', delayMs: gate.delayMs };
  }
  if (deps.remainingMs() < MESSAGE_BUDGET_MS) return { kind: 'wait', delayMs: UNTRIED_DELAY_MS };
  const beganMs = nowMs();
  const onUnknownOutcome = () => reportUnknownOutcome(deps.telemetry);
  const as = gate.kind === 'open' ? gate.as : 'usual';
  const terms = { copiesAllowed: record.copiesAllowed, isBraked: as !== 'usual' };
  const outcome = await processItem(item, terms, { ...deps, onUnknownOutcome });
  reportItem(outcome, telemetry);
  const lesson = lessonOf(outcome);
  const about = { chat: item.group, beganMs, isProbe: as === 'probe' };
  const leastMs = lesson === null ? 0 : await brake.learn({ ...lesson, ...about });
  const step = nextStep(outcome, record.receiveCount, deps.backoff);
  if (step.kind === 'finish') return FINISHED;
  if (step.kind === 'dead-letter') return deadLetter(record, item, step.cause, deps);
  const delayMs = Math.max(step.delayMs, leastMs);
  reportRetry({ ...step, delayMs }, telemetry);
  return { kind: 'wait', delayMs };
}

function telemetryOf(item: QueueMessage | null, { telemetry }: BatchDependencies): Telemetry {
  return item === null ? telemetry : telemetry.about(itemFields(item));
}

async function deadLetter(
  record: QueueRecord,
  item: QueueMessage | null,
  cause: DeadLetterCause,
  deps: BatchDependencies,
): Promise<Handled> {
  const telemetry = telemetryOf(item, deps);
  try {
    await deps.queue.deadLetter(record, item?.group ?? record.messageId, cause);
  } catch (error) {
    telemetry.error('dead letter not stored', errorFields(error));
    return { kind: 'wait', delayMs: retryDelayMs(record.receiveCount, undefined, deps.backoff) };
  }
  reportDeadLetter(cause, telemetry);
  return FINISHED;
}

/** A record whose delay could not be set comes back when the visibility timeout of the queue runs out. */
async function delay(deliveries: readonly Delivery[], delayMs: number, deps: BatchDependencies): Promise<void> {
  try {
    await deps.queue.delay(
      deliveries.map(({ record }) => record),
      delayMs,
    );
  } catch (error) {
    telemetryOf(deliveries[0]?.item ?? null, deps).warn('retry delay not set', errorFields(error));
  }
}
