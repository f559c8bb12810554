import { MAX_ATTEMPTS } from '../shared/limits';
import type { DeadLetterCause } from '../shared/message/dead-letter';
import { type Backoff, retryDelayMs } from './backoff';
import type { ItemOutcome } from './process-item';

/** What is to be done with a queue message now. */
export type NextStep =
  | { readonly kind: 'finish' }
  | { readonly kind: 'dead-letter'; readonly cause: DeadLetterCause }
  | ({ readonly kind: 'retry'; readonly delayMs: number } & Retry);

/** Why a message is tried again. */
interface Retry {
  readonly reason: string;
  /** HTTP status of the send API, when there was one. */
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  /** True of what only the operator can mend: no message is given up meanwhile. */
  readonly waitsForOperator?: boolean;
}

/** Decides by what became of attempt number `attempts` (from 1). */
export function nextStep(outcome: ItemOutcome, attempts: number, backoff: Backoff): NextStep {
  switch (outcome.kind) {
    case 'status':
    case 'skipped':
    case 'sent':
      return { kind: 'finish' };
    case 'in-progress':
      return again({ reason: 'in-progress' }, attempts, backoff);
    case 'failed':
      return again({ reason: 'dependency' }, attempts, backoff);
    case 'not-sent':
      return afterFailure(outcome.result, attempts, backoff);
  }
}

type Failure = Extract<ItemOutcome, { kind: 'not-sent' }>['result'];

function afterFailure(result: Failure, attempts: number, backoff: Backoff): NextStep {
  switch (result.kind) {
    case 'rejected':
      return { kind: 'dead-letter', cause: { reason: 'send-rejected', status: result.status, attempts } };
    case 'unauthorized':
      return again({ reason: 'unauthorized', status: result.status, waitsForOperator: true }, attempts, backoff);
    case 'no-token':
      return again({ reason: 'no-token', waitsForOperator: true }, attempts, backoff);
    case 'unknown':
    case 'retryable':
      return again(result, attempts, backoff);
  }
}

function again(retry: Retry, attempts: number, backoff: Backoff): NextStep {
  const { reason, status, retryAfterMs, waitsForOperator = false } = retry;
  if (attempts >= MAX_ATTEMPTS && !waitsForOperator) {
    return { kind: 'dead-letter', cause: { reason: 'retries-exhausted', status, attempts, lastFailure: reason } };
  }
  return { kind: 'retry', reason, status, delayMs: Math.round(retryDelayMs(attempts, retryAfterMs, backoff)) };
}
