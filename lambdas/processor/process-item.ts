import { MAX_ATTEMPTS, MAX_COPIES } from '../shared/limits';
import { fingerprint } from '../shared/message/fingerprint';
import type { MessageItem, QueueMessage } from '../shared/message/queue-message';
import { type Claim, NotDoneError, type Once, type Trace } from '../shared/once/once';
import type { SendApi, SendResult } from '../shared/send/send-api';
import { answerable, type SkipReason } from './answerable';
import type { ChooseReply } from './choose-reply';

/** What became of a queue message. */
export type ItemOutcome =
  /** Not to be answered, or answered before. */
  | { readonly kind: 'skipped'; readonly reason: SkipReason | 'already-answered' | 'delivery-state' }
  /** Answered. `unnoted` is the error of a store that could not note it. */
  | {
      readonly kind: 'sent';
      readonly attempts: number;
      readonly timeToReplyMs: number;
      readonly latencyMs: number;
      readonly unnoted: { readonly error: unknown } | null;
    }
  /** Tried without success, or without knowing. */
  | ({
      readonly kind: 'not-sent';
      readonly result: Failure;
      readonly latencyMs: number;
      /** Whether it was tried often enough. */
      readonly isLast: boolean;
    } & Tries)
  /** Not tried again: every copy that is allowed may have been sent. */
  | ({ readonly kind: 'copies-used' } & Tries)
  /** Another invocation works on it, or died while it did. */
  | { readonly kind: 'in-progress' }
  /** Not tried, because something that we need for it failed. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** The attempts to send a reply so far. */
export interface Tries {
  readonly attempts: number;
  /** Attempts of which nobody knows whether they were sent. */
  readonly copies: number;
  /** Most of those that there may be. */
  readonly copiesAllowed: number;
}

/** On which terms a message is answered. */
export interface Terms {
  /** Copies of the reply that somebody allowed; 0 when nobody did. */
  readonly copiesAllowed: number;
  /** Whether the send API was failing for everybody, or is just coming back: then no message is given up for it. */
  readonly isBraked: boolean;
}

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
  { copiesAllowed, isBraked }: Terms,
  deps: ItemDependencies,
): Promise<ItemOutcome> {
  // Ingest of version 0.1 queued them; some may be in the queue during an upgrade, or come back out of the dead letters.
  if (item.kind === 'status') return { kind: 'skipped', reason: 'delivery-state' };
  const verdict = answerable(item);
  if (verdict.kind === 'no') return { kind: 'skipped', reason: verdict.reason };
  try {
    return await answer(item, { to: verdict.to, isBraked, copiesAllowed: Math.max(MAX_COPIES, copiesAllowed) }, deps);
  } catch (error) {
    return error instanceof NotSentError ? error.outcome : { kind: 'failed', error };
  }
}

/** Thrown so that the idempotency record is given back and the reply can be tried again. */
class NotSentError extends NotDoneError {
  override readonly code = 'NOT_SENT';

  constructor(
    readonly outcome: Extract<ItemOutcome, { kind: 'not-sent' | 'copies-used' }>,
    trace: Trace,
  ) {
    super(`The reply was not sent: ${outcome.kind}`, trace);
    this.name = 'NotSentError';
  }
}

/** What a failed attempt leaves. Waiting for the operator is no attempt, however often the send API was asked. */
function traceOf(result: Failure, isLast: boolean): Trace {
  switch (result.kind) {
    case 'no-token':
    case 'unauthorized':
      return 'nothing';
    case 'rejected':
      return 'given-up';
    case 'retryable':
      return isLast ? 'given-up' : 'failed';
    case 'unknown':
      return 'unknown';
  }
}

/** Whom a message is answered, and on which terms. */
interface Addressee extends Terms {
  readonly to: string;
}

async function answer(item: MessageItem, addressee: Addressee, deps: ItemDependencies): Promise<ItemOutcome> {
  let sent = { latencyMs: 0, attempts: 0 };
  let unnoted: { readonly error: unknown } | null = null;
  const sendIt = async (claim: Claim) => {
    const { sentId, ...about } = await send(item, addressee, claim, deps);
    sent = about;
    return sentId === undefined ? undefined : { sentId };
  };
  const outcome = await deps.once.run(item.key, sendIt, (error) => {
    unnoted = { error };
  });
  if (outcome === 'duplicate') return { kind: 'skipped', reason: 'already-answered' };
  if (outcome === 'in-progress') return { kind: 'in-progress' };
  return { kind: 'sent', timeToReplyMs: Math.max(0, deps.nowMs() - item.receivedAtMs), ...sent, unnoted };
}

/** @returns how long the send API took, and the id of the sent message if it told one. @throws NotSentError */
async function send(
  item: MessageItem,
  { to, copiesAllowed, isBraked }: Addressee,
  claim: Claim,
  deps: ItemDependencies,
) {
  const before = { attempts: claim.failed + claim.unknown, copies: claim.unknown, copiesAllowed };
  if (claim.takenOver) deps.onUnknownOutcome();
  if (claim.unknown >= copiesAllowed) throw new NotSentError({ kind: 'copies-used', ...before }, 'nothing');
  const startedAtMs = deps.nowMs();
  const { text } = deps.chooseReply(item, { isOpen: true });
  const result = await deps.sendApi.send({ to, text, idempotencyKey: fingerprint(item.key) });
  const latencyMs = deps.nowMs() - startedAtMs;
  if (result.kind === 'accepted') return { latencyMs, attempts: before.attempts + 1, sentId: result.sentId };
  if (result.kind === 'unknown') deps.onUnknownOutcome();
  const isLast = result.kind === 'retryable' && !isBraked && before.attempts + 1 >= MAX_ATTEMPTS;
  const trace = traceOf(result, isLast);
  const attempts = before.attempts + Number(trace !== 'nothing');
  const copies = before.copies + Number(trace === 'unknown');
  throw new NotSentError({ kind: 'not-sent', result, latencyMs, isLast, ...before, attempts, copies }, trace);
}
