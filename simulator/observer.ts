import { createHash } from 'node:crypto';
import { fingerprint } from '../lambdas/shared/fingerprint';
import type { MetricName } from '../lambdas/shared/metric-names';

/** The promises that are checked; see docs/reliability.md. */
export const INVARIANTS = {
  I1: 'what was answered 2xx is queued, dead-lettered or answered',
  I2: 'one send per message, but for counted unknown outcomes',
  I3: 'every queued message is finished, and retried when it should be',
  I4: 'only signed and authorised webhooks get in, and all of them do',
  I5: 'every answer comes before the deadline',
  I6: 'replies of a chat follow the order of the queue',
} as const;
export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}

/** Sees everything that happens, and knows what may not. */
export class Observer {
  readonly violations: Violation[] = [];
  readonly metrics: Partial<Record<MetricName, number>> = {};
  /** How often each reply reached its customer, by idempotency key. */
  readonly deliveries = new Map<string, number>();
  readonly #unknownOutcomes = new Map<string, number>();
  readonly #lastSequenceOf = new Map<string, number>();

  violated(invariant: Invariant, what: string): void {
    this.violations.push({ invariant, what });
  }

  count(name: MetricName, by: number): void {
    this.metrics[name] = (this.metrics[name] ?? 0) + by;
  }

  /** A living function was left not knowing whether this reply was sent. */
  unknownOutcome(idempotencyKey: string): void {
    this.#unknownOutcomes.set(idempotencyKey, (this.#unknownOutcomes.get(idempotencyKey) ?? 0) + 1);
  }

  /** A reply reached its customer. `sequence` is the place in the queue of the message that it answers. */
  delivered(idempotencyKey: string, group: string, sequence: number): void {
    const times = (this.deliveries.get(idempotencyKey) ?? 0) + 1;
    this.deliveries.set(idempotencyKey, times);
    if (times > 1) return;
    const last = this.#lastSequenceOf.get(group) ?? -1;
    if (sequence < last) this.violated('I6', `message ${sequence} of ${group} was answered after message ${last}`);
    this.#lastSequenceOf.set(group, sequence);
  }

  wasDelivered(key: string): boolean {
    return this.deliveries.has(fingerprint(key));
  }

  /** What can only be said when everything has come to rest. */
  checkSends(): void {
    let unknown = 0;
    for (const times of this.#unknownOutcomes.values()) unknown += times;
    const counted = this.metrics.SendOutcomeUnknown ?? 0;
    if (counted !== unknown) this.violated('I2', `${unknown} unknown outcomes, SendOutcomeUnknown says ${counted}`);
    for (const [key, times] of this.deliveries) {
      const allowed = 1 + (this.#unknownOutcomes.get(key) ?? 0);
      if (times > allowed) this.violated('I2', `a message was answered ${times} times, ${allowed} allowed`);
    }
  }
}

/** Id of the idempotency record of a reply, as Powertools makes it. */
export function replyRecordId(key: string): string {
  return `reply#${createHash('sha256').update(JSON.stringify({ key })).digest('base64')}`;
}
