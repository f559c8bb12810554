import { fingerprint } from '../../../lambdas/shared/message/fingerprint';
import type { ByKind } from '../journal/by-kind';
import type { EntryOf, Invocation } from '../journal/entry';
import type { Attempt } from './attempt';
import { faultOf403 } from './fault-of-403';
import { recordIdOf } from './record-id';

/** Every request to the send API, by the key of the message that it answers. */
export class SendLedger {
  /** Requests and claims that left somebody without knowing what became of a reply. */
  unknownOutcomes = 0;
  readonly attempts = new Map<string, Attempt[]>();
  /** Beginnings and ends of attempts so far. */
  #moments = 0;
  readonly #takeOvers = new Map<string, number>();
  readonly #keyOfIdempotencyKey = new Map<string, string>();
  readonly #byNumber = new Map<number, { readonly key: string; readonly attempt: Attempt }>();

  readonly notes: ByKind<void> = {
    sent: ({ queue, key }) => {
      if (queue === 'queue') this.#keyOfIdempotencyKey.set(fingerprint(key), key);
      else this.#endTries(key);
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
    'taken-over': ({ recordId }) => {
      this.#takeOvers.set(recordId, (this.#takeOvers.get(recordId) ?? 0) + 1);
    },
  };

  /** Whether the message itself was refused, so that no retry can help. */
  isRejected(key: string, attempt: Attempt): boolean {
    return attempt.status === 400 || this.#faultOf403(key, attempt) === 'number';
  }

  /** Whether an attempt only waits for the operator to mend the token, which makes it none. */
  waitsForToken(key: string, attempt: Attempt): boolean {
    return attempt.status === 401 || attempt.isRepeated || this.#faultOf403(key, attempt) === 'token';
  }

  /**
   * How many tries at a reply a product may have counted since the last that ended in a dead letter: those that reached the send
   * API with a good token, and at most a claim taken over for each.
   */
  triesOf(key: string): { readonly least: number; readonly most: number } {
    const tries = this.attemptsOf(key).filter((attempt) => !this.waitsForToken(key, attempt));
    const last = tries.slice(0, -1).findLastIndex(({ isLast }) => isLast);
    const least = tries.length - last - 1;
    return { least, most: tries.length + this.takeOversOf(key) };
  }

  /** Tries at a reply of which somebody did not learn the end; one can be learnt twice, by its caller and by who took over. */
  doubtsOf(key: string): number {
    return this.attemptsOf(key).filter(({ learnt }) => learnt === 'nothing').length + this.takeOversOf(key);
  }

  takeOversOf(key: string): number {
    return this.#takeOvers.get(recordIdOf(key)) ?? 0;
  }

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

  #faultOf403(key: string, attempt: Attempt) {
    return faultOf403(attempt, this.attemptsOf(key), () => [...this.attempts.values()].flat());
  }

  #endTries(key: string): void {
    const last = this.attemptsOf(key).at(-1);
    if (last !== undefined) last.isLast = true;
  }

  #began(entry: EntryOf<'send'>): void {
    const key = this.keyOf(entry);
    if (key === undefined) return;
    const { invocation, number } = entry;
    const nothing = { learnt: 'nothing' as const, status: undefined, retryAfterSeconds: undefined };
    const before = this.lastOf(key, invocation);
    if (before?.status === 401 || before?.status === 403) before.isRepeated = true;
    const open = { isDelivered: false, isLast: false, isRepeated: false, endedAt: Number.POSITIVE_INFINITY };
    const attempt: Attempt = { invocation, ...open, ...nothing, beganAt: this.#moments++ };
    this.attempts.set(key, [...this.attemptsOf(key), attempt]);
    this.#byNumber.set(number, { key, attempt });
  }

  #ended({ number, learnt, status, retryAfterSeconds }: EntryOf<'send-ended'>): void {
    if (learnt === 'nothing') this.unknownOutcomes += 1;
    const sent = this.#byNumber.get(number);
    if (sent === undefined) return;
    const { key, attempt } = sent;
    Object.assign(attempt, { learnt, status, retryAfterSeconds, endedAt: this.#moments++ });
    // A product that cannot store its dead letter begins anew all the same.
    if (this.isRejected(key, attempt)) attempt.isLast = true;
  }
}
