import { createHash } from 'node:crypto';
import { expectationOf } from './item-of-history';
import { idempotencyKeyOf, type Observer } from './observer';
import { REPLY_TEXT } from './reply-text';
import type { SimulatedQueue } from './simulated-queue';
import type { Attempt, SendListener } from './simulated-send-api';

/** Every request to the send API, with the rules for them: one per message (I2), in the order of the queue (I6). */
export class Sends implements SendListener {
  readonly #observer: Observer;
  readonly #queue: SimulatedQueue;
  readonly #attempts = new Map<string, Attempt[]>();
  /** Place in the queue of the message that is being answered. */
  readonly #sequences = new Map<string, number>();
  readonly #lastOfChat = new Map<string, number>();
  /** Replies whose claim was taken over because a clock jumped. */
  readonly #lostToTheClock = new Map<string, number>();
  #unknownOutcomes = 0;

  readonly #onSend: (number: number) => void;
  #sent = 0;

  /** `onSend` is told the number of each request, counted from 0. */
  constructor(observer: Observer, queue: SimulatedQueue, onSend: (number: number) => void) {
    this.#onSend = onSend;
    this.#observer = observer;
    this.#queue = queue;
  }

  readonly onAttempt = (attempt: Attempt): void => {
    const key = this.#keyOf(attempt);
    const number = this.#sent++;
    this.#observer.tell(() => `send ${number} of ${key}${attempt.fault === undefined ? '' : `: ${attempt.fault}`}`);
    this.#onSend(number);
    if (key === undefined) {
      this.#observer.violated('I2', 'a reply was sent that answers nothing in the queue');
      return;
    }
    this.#checkReply(key, attempt);
    const earlier = this.#attempts.get(key) ?? [];
    if (earlier.some((other) => other.learnt === 'accepted' && !isUnnoted(other, key)) && !this.#isLost(key)) {
      this.#observer.violated('I2', `${key} was sent again although it was known to be sent`);
    }
    this.#attempts.set(key, [...earlier, attempt]);
    const inQueue = this.#queue.messages.find((message) => message.key === key);
    if (inQueue !== undefined) this.#sequences.set(key, inQueue.sequence);
  };

  #checkReply(key: string, { to, text }: Attempt): void {
    const expected = expectationOf(key);
    if (expected.kind !== 'answered') this.#observer.violated('I3', `${key} was answered`);
    else if (to !== expected.chat.split('@')[0] || text !== REPLY_TEXT) {
      this.#observer.violated('I1', `the answer to ${key} went to ${to}: ${text}`);
    }
  }

  readonly onUnknownOutcome = (): void => {
    this.#unknownOutcomes += 1;
  };

  readonly onDelivery = (attempt: Attempt): void => {
    const key = this.#keyOf(attempt);
    this.#observer.tell(() => `the answer to ${key} is delivered`);
    if (key === undefined || this.#deliveriesOf(key).length > 1) return;
    const expected = expectationOf(key);
    const chat = expected.kind === 'answered' ? expected.chat : key;
    const sequence = this.#sequences.get(key) ?? -1;
    const last = this.#lastOfChat.get(chat) ?? -1;
    if (sequence < last) this.#observer.violated('I6', `message ${sequence} of ${chat} came after message ${last}`);
    this.#lastOfChat.set(chat, sequence);
  };

  /** A living function learns that its claim replaced one that was in progress: a reply may have been sent. */
  learntOfTakeOver(): void {
    this.#unknownOutcomes += 1;
  }

  /** A claim was replaced while its holder was at work. */
  takenOver(recordId: string, hasClockJumped: boolean): void {
    const key = [...this.#queue.keysTaken].find((candidate) => isRecordOf(recordId, candidate));
    if (!hasClockJumped) this.#observer.violated('I2', `the claim of ${key} was replaced while its holder was at work`);
    else if (key !== undefined) this.#lostToTheClock.set(key, (this.#lostToTheClock.get(key) ?? 0) + 1);
  }

  wasDelivered(key: string): boolean {
    return this.#deliveriesOf(key).length > 0;
  }

  /** Whether the send API has ever said that it will not take this reply. */
  wasRejected(key: string): boolean {
    return (this.#attempts.get(key) ?? []).some(({ status }) => status === 400);
  }

  /** The last attempt of this invocation to send the reply. */
  lastOf(key: string, invocation: Attempt['invocation']): Attempt | undefined {
    return (this.#attempts.get(key) ?? []).findLast((attempt) => attempt.invocation === invocation);
  }

  /** What can only be said when everything has come to rest. */
  checkAtRest(): void {
    const counted = this.#observer.metrics.SendOutcomeUnknown ?? 0;
    const expected = this.#unknownOutcomes;
    if (counted !== expected) {
      this.#observer.violated('I2', `unknown outcomes: ${expected}; SendOutcomeUnknown says ${counted}`);
    }
    let unknowable = 0;
    for (const [key, attempts] of this.#attempts) {
      unknowable += attempts.filter(({ learnt }) => learnt === 'nothing').length;
      const excused = attempts.filter((attempt) => attempt.learnt === 'nothing' || isUnnoted(attempt, key)).length;
      const allowed = 1 + excused + (this.#lostToTheClock.get(key) ?? 0);
      const times = this.#deliveriesOf(key).length;
      if (times > allowed) this.#observer.violated('I2', `${key} was answered ${times} times, ${allowed} allowed`);
    }
    if (counted < unknowable) {
      this.#observer.violated('I2', `unknowable sends: ${unknowable}; SendOutcomeUnknown says ${counted}`);
    }
  }

  #isLost(key: string): boolean {
    return this.#lostToTheClock.has(key);
  }

  #deliveriesOf(key: string): readonly Attempt[] {
    return (this.#attempts.get(key) ?? []).filter(({ delivered }) => delivered);
  }

  #keyOf({ idempotencyKey }: Attempt): string | undefined {
    return [...this.#queue.keysTaken].find((key) => idempotencyKeyOf(key) === idempotencyKey);
  }
}

/** Whether the caller knew, but died or was cut off from DynamoDB before anybody else could. */
function isUnnoted({ invocation }: Attempt, key: string): boolean {
  const id = recordIdOf(key);
  const has = (happened: 'hasSucceeded' | 'hasFailed') =>
    invocation[happened]('UpdateItem', id) || invocation[happened]('DeleteItem', id);
  return !has('hasSucceeded') && (invocation.hasDied || has('hasFailed'));
}

function isRecordOf(recordId: string, key: string): boolean {
  return recordId === recordIdOf(key);
}

/** Id of the idempotency record of a reply, as Powertools makes it. */
function recordIdOf(key: string): string {
  return `reply#${createHash('sha256').update(JSON.stringify({ key })).digest('base64')}`;
}
