import { fingerprint } from '../../../lambdas/shared/message/fingerprint';
import type { ByKind } from '../journal/by-kind';
import type { EntryOf, Invocation, Learnt } from '../journal/entry';

/** A request to the send API, as an onlooker who sees both ends knows it. */
export interface Attempt {
  readonly invocation: Invocation;
  /** True once the reply has reached its customer. */
  isDelivered: boolean;
  learnt: Learnt;
  status: number | undefined;
  /** Seconds that the answer asked for by `Retry-After`. */
  retryAfterSeconds: number | undefined;
}

/** Every request to the send API, by the key of the message that it answers. */
export class SendLedger {
  /** Requests and claims that left somebody without knowing what became of a reply. */
  unknownOutcomes = 0;
  readonly attempts = new Map<string, Attempt[]>();
  readonly #keyOfIdempotencyKey = new Map<string, string>();
  readonly #byNumber = new Map<number, { readonly key: string; readonly attempt: Attempt }>();

  readonly notes: ByKind<void> = {
    sent: ({ queue, key }) => {
      if (queue === 'queue') this.#keyOfIdempotencyKey.set(fingerprint(key), key);
    },
    send: (entry) => this.#began(entry),
    'send-ended': (entry) => this.#ended(entry),
    delivered: ({ number }) => {
      const attempt = this.#byNumber.get(number)?.attempt;
      if (attempt !== undefined) attempt.isDelivered = true;
    },
    'take-over-learnt': () => {
      this.unknownOutcomes += 1;
    },
  };

  /** The key of the message that a request answers, if the queue has ever taken it. */
  keyOf({ idempotencyKey }: EntryOf<'send'>): string | undefined {
    return this.#keyOfIdempotencyKey.get(idempotencyKey);
  }

  keyOfNumber(number: number): string | undefined {
    return this.#byNumber.get(number)?.key;
  }

  deliveriesOf(key: string): number {
    return this.attemptsOf(key).filter(({ isDelivered }) => isDelivered).length;
  }

  attemptsOf(key: string): readonly Attempt[] {
    return this.attempts.get(key) ?? [];
  }

  /** The last attempt of this invocation to send the reply. */
  lastOf(key: string, invocation: Invocation): Attempt | undefined {
    return this.attemptsOf(key).findLast((attempt) => attempt.invocation === invocation);
  }

  #began(entry: EntryOf<'send'>): void {
    const key = this.keyOf(entry);
    if (key === undefined) return;
    const { invocation, number } = entry;
    const nothing = { learnt: 'nothing' as const, status: undefined, retryAfterSeconds: undefined };
    const attempt: Attempt = { invocation, isDelivered: false, ...nothing };
    this.attempts.set(key, [...this.attemptsOf(key), attempt]);
    this.#byNumber.set(number, { key, attempt });
  }

  #ended({ number, learnt, status, retryAfterSeconds }: EntryOf<'send-ended'>): void {
    if (learnt === 'nothing') this.unknownOutcomes += 1;
    const attempt = this.#byNumber.get(number)?.attempt;
    if (attempt !== undefined) Object.assign(attempt, { learnt, status, retryAfterSeconds });
  }
}
