import type { QueueMessage } from '../shared/message/queue-message';
import { deliveryKeyOf } from './reading/unanswerable';

/** A few megabytes of keys: several of the largest webhooks that a sender repeats. */
const MOST_KNOWN = 20_000;

/**
 * What this sandbox has made safe already. It lets each repetition of a large webhook begin where the one before ended; what
 * another sandbox has done is found in the idempotency table, as ever.
 */
export class KnownItems {
  readonly #keys = new Set<string>();

  has(item: QueueMessage): boolean {
    return this.#keys.has(deliveryKeyOf(item));
  }

  add(item: QueueMessage): void {
    const [oldest] = this.#keys;
    if (this.#keys.size >= MOST_KNOWN && oldest !== undefined) this.#keys.delete(oldest);
    this.#keys.add(deliveryKeyOf(item));
  }
}
