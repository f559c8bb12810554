import { fingerprint } from '../shared/message/fingerprint';
import type { MessageItem, QueueMessage, StatusState } from '../shared/message/queue-message';
import type { Claim, Once } from '../shared/once/once';
import type { SendApi, SendResult } from '../shared/send/send-api';
import { itemFields } from '../shared/telemetry/log-keys';
import type { ProcessorMetricName } from '../shared/telemetry/metric-names';
import { errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import { answerable } from './answerable';
import type { ChooseReply } from './choose-reply';

/** What is to become of a queue message. */
export type Verdict =
  | { readonly kind: 'done' }
  /** Can never work. */
  | { readonly kind: 'hopeless'; readonly reason: 'send-rejected'; readonly status: number }
  /** May work later. */
  | {
      readonly kind: 'retry';
      readonly reason: string;
      readonly status?: number | undefined;
      readonly retryAfterMs?: number | undefined;
    };

export interface ItemDependencies {
  readonly once: Once;
  readonly chooseReply: ChooseReply;
  readonly sendApi: SendApi;
  readonly telemetry: Telemetry;
  readonly nowMs: () => number;
}

const DONE: Verdict = { kind: 'done' };

const METRIC_OF_STATE: Readonly<Record<StatusState, ProcessorMetricName>> = {
  pending: 'StatusPending',
  sent: 'StatusSent',
  delivered: 'StatusDelivered',
  read: 'StatusRead',
  played: 'StatusPlayed',
  failed: 'StatusFailed',
  unknown: 'StatusUnknown',
};

/** Answers a message, or counts a status. Never throws: a fault of ours is a reason to retry. */
export async function processItem(
  item: Exclude<QueueMessage, { kind: 'quarantined' }>,
  attempt: number,
  deps: ItemDependencies,
): Promise<Verdict> {
  if (item.kind === 'message') return answer(item, attempt, deps);
  deps.telemetry.count(METRIC_OF_STATE[item.state]);
  deps.telemetry.info('status recorded', { ...itemFields(item), status: item.state });
  return DONE;
}

async function answer(item: MessageItem, attempt: number, deps: ItemDependencies): Promise<Verdict> {
  const verdict = answerable(item);
  if (verdict.kind === 'no') return skip(item, verdict.reason, deps.telemetry);
  try {
    const sendIt = (claim: Claim) => send(item, verdict.to, claim, deps);
    const outcome = await deps.once.run(item.key, sendIt, (error) =>
      deps.telemetry.warn('reply sent, its record not completed', { ...itemFields(item), ...errorFields(error) }),
    );
    if (outcome === 'duplicate') return skip(item, 'already-answered', deps.telemetry);
    if (outcome === 'in-progress') return { kind: 'retry', reason: 'in-progress' };
    reportSent(item, attempt, deps);
    return DONE;
  } catch (error) {
    if (error instanceof NotSentError) return verdictOf(error.result, item, deps.telemetry);
    deps.telemetry.error('dependency failed', { ...itemFields(item), ...errorFields(error) });
    return { kind: 'retry', reason: 'dependency' };
  }
}

/** Thrown so that the idempotency record is given back and the reply can be tried again. */
class NotSentError extends Error {
  readonly code = 'NOT_SENT';

  constructor(readonly result: Exclude<SendResult, { kind: 'accepted' }>) {
    super(`The reply was not sent: ${result.kind}`);
    this.name = 'NotSentError';
  }
}

async function send(item: MessageItem, to: string, claim: Claim, deps: ItemDependencies): Promise<void> {
  if (claim.takenOver) countUnknownOutcome(deps.telemetry);
  const startedAtMs = deps.nowMs();
  const text = deps.chooseReply(item);
  const result = await deps.sendApi.send({ to, text, idempotencyKey: fingerprint(item.key) });
  deps.telemetry.duration('SendLatencyMs', deps.nowMs() - startedAtMs);
  if (result.kind !== 'no-token') countAttempt(result, deps.telemetry);
  if (result.kind === 'unknown') countUnknownOutcome(deps.telemetry);
  if (result.kind !== 'accepted') throw new NotSentError(result);
}

/** Failures have a metric of their own: with none at all sent, there is nothing to take attempts and sent replies apart by. */
function countAttempt(result: SendResult, telemetry: Telemetry): void {
  telemetry.count('SendAttempts');
  if (result.kind !== 'accepted') telemetry.count('SendFailures');
}

/** Written at once: it is the one thing that may have reached a customer twice, and a crash must not take it along. */
function countUnknownOutcome(telemetry: Telemetry): void {
  telemetry.count('SendOutcomeUnknown');
  telemetry.flush();
}

function skip(item: MessageItem, reason: string, telemetry: Telemetry): Verdict {
  telemetry.count('RepliesSkipped');
  telemetry.info('reply skipped', { ...itemFields(item), reason });
  return DONE;
}

function reportSent(item: MessageItem, attempts: number, { telemetry, nowMs }: ItemDependencies): void {
  const timeToReplyMs = Math.max(0, nowMs() - item.receivedAtMs);
  telemetry.count('RepliesSent');
  telemetry.duration('TimeToReplyMs', timeToReplyMs);
  telemetry.info('reply sent', { ...itemFields(item), attempts, timeToReplyMs });
}

function verdictOf(
  result: Exclude<SendResult, { kind: 'accepted' }>,
  item: MessageItem,
  telemetry: Telemetry,
): Verdict {
  switch (result.kind) {
    case 'rejected':
      telemetry.count('SendPermanentFailures');
      return { kind: 'hopeless', reason: 'send-rejected', status: result.status };
    case 'unauthorized':
      telemetry.count('SendUnauthorized');
      telemetry.error('send token refused', { ...itemFields(item), status: result.status });
      return { kind: 'retry', reason: 'unauthorized', status: result.status };
    case 'no-token':
      telemetry.count('SendTokenMissing');
      telemetry.error('send token not set', itemFields(item));
      return { kind: 'retry', reason: 'no-token' };
    case 'unknown':
    case 'retryable':
      return { kind: 'retry', reason: result.reason, status: result.status, retryAfterMs: result.retryAfterMs };
  }
}
