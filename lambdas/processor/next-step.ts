import type { DeadLetterCause } from '../shared/message/dead-letter';
import { type Backoff, retryDelayMs, unknownDelayMs } from './backoff';
import type { ItemOutcome, Tries } from './process-item';

/** What is to be done with a queue message now. */
export type NextStep =
  | { readonly kind: 'finish' }
  | { readonly kind: 'dead-letter'; readonly cause: DeadLetterCause }
  | {
      readonly kind: 'retry';
      readonly reason: string;
      /** HTTP status of the send API, when there was one. */
      readonly status?: number | undefined;
      /** Attempts to send so far; absent when this time there was none. */
      readonly attempt?: number | undefined;
      readonly delayMs: number;
    };

/**
 * Decides by what became of a message that was received so often (from 1). It is given up by its attempts to send; what waits
 * for something else, such as a token or a table, only waits longer with each receive.
 */
export function nextStep(outcome: ItemOutcome, receives: number, backoff: Backoff): NextStep {
  const wait = (reason: string, status?: number): NextStep => {
    return { kind: 'retry', reason, status, delayMs: Math.round(retryDelayMs(receives, undefined, backoff)) };
  };
  switch (outcome.kind) {
    case 'skipped':
    case 'sent':
      return { kind: 'finish' };
    case 'copies-used':
      return unknownFor(outcome, {});
    case 'in-progress':
      return wait('in-progress');
    case 'failed':
      return wait('dependency');
    case 'not-sent':
      if (outcome.result.kind === 'no-token') return wait('no-token');
      if (outcome.result.kind === 'unauthorized') return wait('unauthorized', outcome.result.status);
      return afterAttempt(outcome.result, outcome, outcome.isLast, backoff);
  }
}

type Failure = Exclude<Extract<ItemOutcome, { kind: 'not-sent' }>['result'], { kind: 'no-token' | 'unauthorized' }>;

function afterAttempt(result: Failure, tries: Tries, isLast: boolean, backoff: Backoff): NextStep {
  const { attempts, copies, copiesAllowed } = tries;
  if (result.kind === 'rejected') {
    return { kind: 'dead-letter', cause: { reason: 'send-rejected', status: result.status, attempts } };
  }
  const { reason, status, retryAfterMs } = result;
  const again = { kind: 'retry', reason, status, attempt: attempts } as const;
  if (result.kind === 'unknown') {
    if (copies >= copiesAllowed) return unknownFor(tries, { status, lastFailure: reason });
    return { ...again, delayMs: Math.round(unknownDelayMs(copies, retryAfterMs, backoff)) };
  }
  if (isLast) {
    return { kind: 'dead-letter', cause: { reason: 'retries-exhausted', status, attempts, lastFailure: reason } };
  }
  return { ...again, delayMs: Math.round(retryDelayMs(attempts, retryAfterMs, backoff)) };
}

function unknownFor({ attempts, copies }: Tries, last: Partial<DeadLetterCause>): NextStep {
  return { kind: 'dead-letter', cause: { reason: 'outcome-unknown', ...last, attempts, copies } };
}
