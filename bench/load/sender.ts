import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Post } from '../post';
import type { SignedMessage } from '../signed-message';

/** How a message was taken; times are those of `performance.now()`. */
export interface Delivery {
  readonly id: string;
  /** When it was due to be sent; an overloaded machine does not make its own figures look better by sending late. */
  readonly dueMs: number;
  /** When it was answered 200. */
  readonly takenMs: number;
  /** Attempts before that: answered 503, or cut off. */
  readonly deferrals: number;
}

/** What a sender makes of a connection that was cut off, as by a server that closes an idle one at the wrong moment. */
const CUT_OFF: Answer = { status: 503, retryAfterSeconds: 1 };

/**
 * Posts a message until it is answered 200, waiting as long as each 503 asks.
 *
 * @throws when it is answered anything else
 */
export async function deliver({ id, body, headers }: SignedMessage, dueMs: number, post: Post): Promise<Delivery> {
  for (let deferrals = 0; ; deferrals += 1) {
    const { status, retryAfterSeconds = 1 } = await post(body, headers).catch(() => CUT_OFF);
    if (status === 200) return { id, dueMs, takenMs: performance.now(), deferrals };
    if (status !== 503) throw new Error(`${id} was answered ${status}`);
    await sleep(retryAfterSeconds * 1_000);
  }
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
