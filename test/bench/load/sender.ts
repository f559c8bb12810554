import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Post } from '../measuring/post';
import type { SignedMessage } from '../measuring/signed-message';

/** How long a sender waits, and how often it tries. */
export interface SenderPatience {
  /** When it hangs up, from the start of an attempt. */
  readonly answerWithinMs: number;
  readonly retries: number;
  /** Before the first retry; twice that before the second, and so on. A longer `Retry-After` wins. */
  readonly firstWaitMs: number;
}

/** Hangs up as the contract has it. How often WhatzMeAPI tries again, and when, is not documented. */
export const SENDER_PATIENCE: SenderPatience = { answerWithinMs: 2_000, retries: 5, firstWaitMs: 1_000 };

/** What became of a message; times are those of `performance.now()`. */
export interface Delivery {
  readonly id: string;
  /** When it was due to be sent; an overloaded machine does not make its own figures look better by sending late. */
  readonly dueMs: number;
  /** When it was answered 200. Null: the sender gave it up. */
  readonly takenMs: number | null;
  /** Times that it was sent again after a 503 or a connection that was cut off by the other side. */
  readonly deferrals: number;
  /** Times that it was sent again because the sender had hung up. */
  readonly hangUps: number;
}

type Attempt = Answer | 'cut-off' | 'hung-up';

/**
 * Posts a message until it is answered 200 or the retries are used up.
 *
 * @throws when it is answered anything but 200 and 503
 */
export async function deliver(
  { id, body, headers }: SignedMessage,
  dueMs: number,
  post: Post,
  { answerWithinMs, retries, firstWaitMs }: SenderPatience = SENDER_PATIENCE,
): Promise<Delivery> {
  const sentAgain = { deferrals: 0, hangUps: 0 };
  for (let retry = 0; ; retry += 1) {
    const attempt = await attemptOnce((hangUp) => post(body, headers, hangUp), answerWithinMs);
    const status = typeof attempt === 'string' ? 503 : attempt.status;
    if (status === 200) return { id, dueMs, takenMs: performance.now(), ...sentAgain };
    if (status !== 503) throw new Error(`${id} was answered ${status}`);
    if (retry === retries) return { id, dueMs, takenMs: null, ...sentAgain };
    sentAgain[attempt === 'hung-up' ? 'hangUps' : 'deferrals'] += 1;
    const { retryAfterSeconds = 0 } = typeof attempt === 'string' ? {} : attempt;
    await sleep(Math.max(firstWaitMs * 2 ** retry, retryAfterSeconds * 1_000));
  }
}

async function attemptOnce(send: (hangUp: AbortSignal) => Promise<Answer>, withinMs: number): Promise<Attempt> {
  const hangUp = AbortSignal.timeout(withinMs);
  // A server that closes an idle connection at the wrong moment cuts off a request.
  return send(hangUp).catch(() => (hangUp.aborted ? 'hung-up' : 'cut-off'));
}

/**
 * Delivers every message when it is due, `ratePerSecond` of them, without waiting for those before. With an infinite rate
 * all of them are due at once.
 */
export async function deliverAll(
  messages: readonly SignedMessage[],
  ratePerSecond: number,
  post: Post,
): Promise<readonly Delivery[]> {
  const startMs = performance.now();
  const deliveries: Promise<Delivery>[] = [];
  for (const [index, message] of messages.entries()) {
    const dueMs = startMs + (index * 1_000) / ratePerSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    deliveries.push(deliver(message, dueMs, post));
  }
  return Promise.all(deliveries);
}
