import { fingerprint } from '../shared/message/fingerprint';
import type { MessageItem, QueueMessage, StatusState } from '../shared/message/queue-message';
import type { Claim, Once } from '../shared/once/once';
import type { SendApi, SendResult } from '../shared/send/send-api';
import { answerable, type SkipReason } from './answerable';
import type { ChooseReply } from './choose-reply';

/** What became of a queue message. */
export type ItemOutcome =
  /** A delivery state, which asks for nothing. */
  | { readonly kind: 'status'; readonly state: StatusState }
  /** Not to be answered, or answered before. */
  | { readonly kind: 'skipped'; readonly reason: SkipReason | 'already-answered' }
  /** Answered. `unnoted` is the error of a store that could not note it. */
  | {
      readonly kind: 'sent';
      readonly timeToReplyMs: number;
      readonly latencyMs: number;
      readonly unnoted: { readonly error: unknown } | null;
    }
  /** Tried without success, or without knowing. */
  | { readonly kind: 'not-sent'; readonly result: Failure; readonly latencyMs: number }
  /** Another invocation works on it, or died while it did. */
  | { readonly kind: 'in-progress' }
  /** Not tried, because something that we need for it failed. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** A send that was not accepted. */
type Failure = Exclude<SendResult, { kind: 'accepted' }>;

/** What answering a message needs. */
export interface ItemDependencies {
  readonly once: Once;
  readonly chooseReply: ChooseReply;
  readonly sendApi: SendApi;
  readonly nowMs: () => number;
  /**
   * Called at once when nobody can know whether a reply was sent. It is not left to the outcome, because a crash in between
   * would hide that a customer may get the reply twice.
   */
  readonly onUnknownOutcome: () => void;
}

/** Answers a message, unless it was answered or asks for nothing. Never throws. */
export async function processItem(
  item: Exclude<QueueMessage, { kind: 'quarantined' }>,
  deps: ItemDependencies,
): Promise<ItemOutcome> {
  if (item.kind === 'status') return { kind: 'status', state: item.state };
  const verdict = answerable(item);
  if (verdict.kind === 'no') return { kind: 'skipped', reason: verdict.reason };
  try {
    return await answer(item, verdict.to, deps);
  } catch (error) {
    if (error instanceof NotSentError) return { kind: 'not-sent', result: error.result, latencyMs: error.latencyMs };
    return { kind: 'failed', error };
  }
}

/** Thrown so that the idempotency record is given back and the reply can be tried again. */
class NotSentError extends Error {
  readonly code = 'NOT_SENT';

  constructor(
    readonly result: Failure,
    readonly latencyMs: number,
  ) {
    super(`The reply was not sent: ${result.kind}`);
    this.name = 'NotSentError';
  }
}

async function answer(item: MessageItem, to: string, deps: ItemDependencies): Promise<ItemOutcome> {
  let latencyMs = 0;
  let unnoted: { readonly error: unknown } | null = null;
  const sendIt = async (claim: Claim) => {
    const { sentId, ...took } = await send(item, to, claim, deps);
    latencyMs = took.latencyMs;
    return sentId === undefined ? undefined : { sentId };
  };
  const outcome = await deps.once.run(item.key, sendIt, (error) => {
    unnoted = { error };
  });
  if (outcome === 'duplicate') return { kind: 'skipped', reason: 'already-answered' };
  if (outcome === 'in-progress') return { kind: 'in-progress' };
  return { kind: 'sent', timeToReplyMs: Math.max(0, deps.nowMs() - item.receivedAtMs), latencyMs, unnoted };
}

/** @returns how long the send API took, and the id of the sent message if it told one. @throws NotSentError */
async function send(item: MessageItem, to: string, claim: Claim, deps: ItemDependencies) {
  if (claim.takenOver) deps.onUnknownOutcome();
  const startedAtMs = deps.nowMs();
  const text = deps.chooseReply(item);
  const result = await deps.sendApi.send({ to, text, idempotencyKey: fingerprint(item.key) });
  const latencyMs = deps.nowMs() - startedAtMs;
  if (result.kind === 'unknown') deps.onUnknownOutcome();
  if (result.kind !== 'accepted') throw new NotSentError(result, latencyMs);
  return { latencyMs, sentId: result.sentId };
}
