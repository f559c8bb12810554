import type { Once, OnceOutcome } from '../shared/once';
import type { QueueMessage } from '../shared/queue-message';
import { errorFields, type Telemetry } from '../shared/telemetry';
import { SendOrder, type Turn } from './send-order';

/** Where accepted items go: messages and statuses to the queue, quarantined items to the dead-letter queue. */
export interface ItemQueue {
  /** Resolves when SQS has the item. */
  send(item: QueueMessage): Promise<void>;
}

export interface AcceptDependencies {
  readonly once: Once;
  readonly queue: ItemQueue;
  readonly telemetry: Telemetry;
}

/** How many items came to which end; `failed` are those that are not safe yet. */
export type AcceptCounts = Readonly<Record<OnceOutcome | 'failed', number>>;

/** Claims, sends and completes every item, side by side; one that fails does not stop the others. Never rejects. */
export async function acceptItems(items: readonly QueueMessage[], deps: AcceptDependencies): Promise<AcceptCounts> {
  const order = new SendOrder();
  const outcomes = await Promise.all(items.map((item) => acceptItem(item, order.take(item.group), deps)));
  const counts = { done: 0, duplicate: 0, 'in-progress': 0, failed: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

async function acceptItem(item: QueueMessage, turn: Turn, deps: AcceptDependencies): Promise<OnceOutcome | 'failed'> {
  try {
    const outcome = await deps.once.run(item.key, async () => {
      await turn.mine;
      await deps.queue.send(item);
      turn.leave();
    });
    if (outcome === 'done') deps.telemetry.count(METRIC_OF_KIND[item.kind]);
    if (outcome === 'duplicate') deps.telemetry.count('Duplicates');
    return outcome;
  } catch (error) {
    deps.telemetry.warn('item not accepted', { kind: item.kind, ...errorFields(error) });
    return 'failed';
  } finally {
    turn.leave();
  }
}

const METRIC_OF_KIND = {
  message: 'MessagesAccepted',
  status: 'StatusesAccepted',
  quarantined: 'EventsQuarantined',
} as const;
