import type { Cloud } from './cloud';
import type { HandledBatch } from './event-source-mapping';
import { expectationOf } from './item-of-history';
import type { Observer } from './observer';
import { retrySeconds } from './retry-times';
import type { Invocation } from './sandbox';
import type { SimulatedMessage } from './simulated-queue';

export interface EndsOptions {
  readonly cloud: Cloud;
  readonly observer: Observer;
  readonly elapsedMs: () => number;
  /** When something went wrong last. */
  readonly lastTroubleMs: () => number;
}

/** When nothing goes wrong any more: the longest wait, the visibility timeout, a lease by a wrong clock, a wait again. */
const END_WITHIN_MS = 60 * 60_000;
/** After so long an invocation may have no time left for another message, and puts it off for a second. */
const MAY_PUT_OFF_AFTER_MS = 19_000;

/** Receives after which a message is given up, unless its token is refused. */
const GIVES_UP_AFTER = 50;

/** Knows where every item is, and what may become of it: nothing is lost (I1), nobody waits for ever (I3). */
export class Ends {
  readonly #options: EndsOptions;

  constructor(options: EndsOptions) {
    this.#options = options;
  }

  /** Looks at what the processor says of a batch, before anything is deleted. */
  checkBatch(batch: HandledBatch): void {
    for (const message of batch.messages) {
      if (!batch.failed.has(message.messageId)) this.#checkFinished(message);
    }
    const groups = new Map<string, SimulatedMessage[]>();
    for (const message of batch.messages.filter(({ messageId }) => batch.failed.has(messageId))) {
      groups.set(message.group, [...(groups.get(message.group) ?? []), message]);
    }
    for (const [first, ...rest] of groups.values()) if (first !== undefined) this.#checkRetry(first, rest, batch);
  }

  /** A new dead letter: nothing could come of it, or it was tried often enough. */
  checkDeadLetter(key: string, by: Invocation | undefined): void {
    const { cloud, observer } = this.#options;
    const { kind } = expectationOf(key);
    const receives = cloud.sqs.queue.receivesOf(key);
    const isHopeless = kind === 'dead-lettered' || (kind === 'answered' && cloud.sends.wasRejected(key));
    if (!isHopeless && receives < GIVES_UP_AFTER)
      observer.violated('I3', `${key} was given up after ${receives} receives`);
    if (by !== undefined && cloud.sends.lastOf(key, by)?.status === 401) {
      observer.violated('I3', `${key} was given up because its token was refused, which only the operator can mend`);
    }
  }

  /** What must hold when nothing moves any more. */
  checkAtRest(cameToRest: boolean): void {
    const { cloud, observer } = this.#options;
    const { queue, deadLetters } = cloud.sqs;
    const waiting = queue.messages.length;
    if (!cameToRest || waiting > 0) observer.violated('I3', `${waiting} messages are in the queue for ever`);
    for (const key of new Set([...observer.acknowledged, ...queue.keysTaken, ...deadLetters.keysTaken])) {
      if (this.#hasEnded(key)) continue;
      const invariant = observer.acknowledged.has(key) ? 'I1' : 'I3';
      observer.violated(invariant, `${key} is neither answered, nor skipped for its reason, nor a dead letter`);
    }
    this.#checkStatuses();
  }

  #checkStatuses(): void {
    const { cloud, observer } = this.#options;
    for (const [state, metric] of [
      ['sent', 'StatusSent'],
      ['delivered', 'StatusDelivered'],
      ['read', 'StatusRead'],
    ] as const) {
      const keys = [...cloud.sqs.queue.keysTaken].filter((key) => key.endsWith(`:${state}`));
      const counted = observer.metrics[metric] ?? 0;
      if (counted < keys.length) observer.violated('I3', `${keys.length} statuses ${state}, ${counted} counted`);
    }
  }

  #hasEnded(key: string): boolean {
    const { cloud, observer } = this.#options;
    if (cloud.sqs.deadLetters.holds(key)) return true;
    const expected = expectationOf(key);
    switch (expected.kind) {
      case 'answered':
        return cloud.sends.wasDelivered(key);
      case 'skipped':
        return observer.wasSkipped(key, expected.reason);
      case 'counted':
        return observer.wasRecorded(key);
      case 'dead-lettered':
        return false;
    }
  }

  #checkFinished(message: SimulatedMessage): void {
    const { cloud, observer, elapsedMs, lastTroubleMs } = this.#options;
    const { key } = message;
    if (!this.#hasEnded(key) && !cloud.sqs.queue.holds(key, message)) {
      observer.violated('I3', `${key} was finished, neither answered nor skipped nor dead-lettered`);
    }
    const tookMs = elapsedMs() - lastTroubleMs();
    if (tookMs > END_WITHIN_MS) observer.violated('I3', `${key} ended ${tookMs} ms after the last trouble`);
  }

  /** All of a group wait as long as the first that failed. */
  #checkRetry(first: SimulatedMessage, rest: readonly SimulatedMessage[], batch: HandledBatch): void {
    const { cloud, observer } = this.#options;
    const { invocation, tookMs, isStillOurs } = batch;
    const last = cloud.sends.lastOf(first.key, invocation);
    const { least, most } = retrySeconds(first.receiveCount, last?.retryAfterSeconds);
    // What was deleted by a call that seemed to fail waits no more.
    for (const message of [first, ...rest].filter((one) => cloud.sqs.queue.messages.includes(one))) {
      const handle = message.receiptHandle ?? '';
      const isRefused = invocation.hasFailed('ChangeMessageVisibilityBatch', handle) || message.wasExposed;
      const isHelpless = isRefused || !isStillOurs(message);
      const waits = message.askedDelaySeconds;
      const isPutOff = waits === 1 && tookMs > MAY_PUT_OFF_AFTER_MS;
      if (isHelpless || isPutOff) continue;
      if (message === first) this.#checkPatience(first, invocation);
      if (waits !== null && waits >= least && waits <= most) continue;
      const should = `${least} to ${most} s after failure ${first.receiveCount}`;
      observer.violated('I3', `${message.key} waits ${waits ?? 'for the queue'}, not ${should}`);
    }
  }

  /** A message that comes back although it was tried often enough: only the token may be to blame, or the dead-letter queue. */
  #checkPatience({ key, receiveCount, receiptHandle }: SimulatedMessage, invocation: Invocation): void {
    if (receiveCount < GIVES_UP_AFTER) return;
    const { cloud, observer } = this.#options;
    const isRefused = cloud.sends.lastOf(key, invocation)?.status === 401;
    const isStuck =
      invocation.hasFailed('SendMessage', key) || invocation.hasFailed('DeleteMessage', receiptHandle ?? '');
    if (!isRefused && !isStuck) observer.violated('I3', `${key} was not given up after ${receiveCount} receives`);
  }
}
