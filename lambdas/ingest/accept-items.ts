import type { QueueMessage, StatusItem } from '../shared/message/queue-message';
import type { Once, OnceOutcome, Work } from '../shared/once/once';
import { itemFields, itemsFields } from '../shared/telemetry/log-keys';
import { errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import type { KnownItems } from './known-items';
import { isUnanswerable, leavesIdFree } from './reading/unanswerable';
import { SendOrder, type Turn } from './send-order';
import { type DeliveryStates, recordState } from './states/delivery-states';

/** Where accepted items go: messages to the queue, quarantined items to the dead-letter queue. */
export interface ItemQueue {
  /** Resolves when SQS has the item. */
  send(item: QueueMessage): Promise<void>;
}

/** What taking items in needs. */
export interface AcceptDependencies {
  readonly once: Once;
  readonly queue: ItemQueue;
  /** Where delivery states end. */
  readonly states: DeliveryStates;
  readonly telemetry: Telemetry;
  /** What was made safe before. @default nothing is remembered */
  readonly known?: KnownItems;
  /** Whether there is time for another item. @default always */
  readonly isTimeLeft?: () => boolean;
}

/** The number of items by outcome. Those that `failed`, and those that are `untried` for want of time, are not safe yet. */
export type AcceptCounts = Readonly<Record<ItemOutcome, number>>;

type ItemOutcome = OnceOutcome | 'quarantined' | 'failed' | 'untried';

interface Failure {
  readonly item: QueueMessage;
  readonly error: unknown;
}

/** Each item in flight needs a connection, and a TLS handshake takes longer than waiting for a free connection. */
const ITEMS_SIDE_BY_SIDE = 10;
/** A webhook with more items than that is large: more of them go side by side, and what is done is remembered. */
const LARGE = 100;
const LARGE_SIDE_BY_SIDE = 25;

/**
 * Claims, sends and completes every message, and records every delivery state, some side by side; one that fails does not
 * stop the others. Of a large webhook it does as much as there is time for, so that the sender's next try has less to do. Never
 * rejects.
 */
export async function acceptItems(items: readonly QueueMessage[], deps: AcceptDependencies): Promise<AcceptCounts> {
  const order = new SendOrder();
  const isLarge = items.length > LARGE;
  const counts = { done: 0, quarantined: 0, duplicate: 0, 'in-progress': 0, failed: 0, untried: 0 };
  const failures: Failure[] = [];
  const waiting = items.values();
  const takeFromLine = async () => {
    for (const item of waiting) {
      const skipped = isLarge ? skippedOf(item, deps) : null;
      const outcome = skipped ?? (await acceptItem(item, order.take(item.group), deps, failures));
      if (isLarge && SAFE.has(outcome)) deps.known?.add(item);
      counts[outcome] += 1;
    }
  };
  const sideBySide = isLarge ? LARGE_SIDE_BY_SIDE : ITEMS_SIDE_BY_SIDE;
  await Promise.all(Array.from({ length: sideBySide }, takeFromLine));
  if (counts.failed > 0) {
    const telemetry = deps.telemetry.about(itemsFields(failures.map(({ item }) => item)));
    telemetry.warn('items not accepted', { failed: counts.failed, ...errorFields(failures[0]?.error) });
  }
  return counts;
}

const SAFE: ReadonlySet<ItemOutcome> = new Set(['done', 'quarantined', 'duplicate']);

/** What an item of a large webhook is without a call; null when it needs one. */
function skippedOf(item: QueueMessage, { known, isTimeLeft, telemetry }: AcceptDependencies): ItemOutcome | null {
  if (known?.has(item)) {
    telemetry.count('Duplicates');
    return 'duplicate';
  }
  return isTimeLeft?.() === false ? 'untried' : null;
}

async function acceptItem(
  item: QueueMessage,
  turn: Turn,
  deps: AcceptDependencies,
  failures: Failure[],
): Promise<ItemOutcome> {
  try {
    const send = async (): Promise<undefined> => {
      await turn.mine;
      await deps.queue.send(item);
      turn.leave();
      if (leavesIdFree(item)) throw new IdLeftFreeError();
    };
    const record = async (state: StatusItem) => {
      await turn.mine;
      return recordState(state, deps.states, deps.telemetry);
    };
    const outcome = item.kind === 'status' ? await record(item) : await runOnce(item, send, deps);
    if (outcome === 'done') deps.telemetry.count(METRIC_OF_KIND[item.kind]);
    if (outcome === 'done' && isUnanswerable(item)) deps.telemetry.count('CustomersUnanswerable');
    if (outcome === 'duplicate') deps.telemetry.count('Duplicates');
    return outcome === 'done' && item.kind === 'quarantined' ? 'quarantined' : outcome;
  } catch (error) {
    failures.push({ item, error });
    return 'failed';
  } finally {
    turn.leave();
  }
}

/** Thrown after an item was queued, so that the store gives its id back. */
class IdLeftFreeError extends Error {
  readonly code = 'ID_LEFT_FREE';
}

async function runOnce(item: QueueMessage, send: Work, deps: AcceptDependencies): Promise<OnceOutcome> {
  try {
    return await deps.once.run(item.key, send, (error) =>
      deps.telemetry.about(itemFields(item)).warn('item queued, its record not completed', errorFields(error)),
    );
  } catch (error) {
    if (error instanceof IdLeftFreeError) return 'done';
    throw error;
  }
}

const METRIC_OF_KIND = {
  message: 'MessagesAccepted',
  status: 'StatusesAccepted',
  quarantined: 'EventsQuarantined',
} as const;
