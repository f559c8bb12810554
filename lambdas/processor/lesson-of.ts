import type { Lesson } from './brake/lesson';
import type { ItemOutcome } from './process-item';

const TOO_MANY_REQUESTS = 429;
/** About the message or the token, of which one cannot be told from the other at first. */
const FORBIDDEN = 403;

/** What an outcome says of the send API; null when nothing: a token that is missing or refused is not its fault. */
export function lessonOf(outcome: ItemOutcome): Pick<Lesson, 'kind' | 'retryAfterMs'> | null {
  if (outcome.kind === 'sent') return { kind: 'answered' };
  if (outcome.kind !== 'not-sent') return null;
  const { result } = outcome;
  switch (result.kind) {
    case 'rejected':
      return { kind: 'answered' };
    case 'unknown':
      return { kind: 'failed' };
    case 'retryable':
      if (result.status === FORBIDDEN) return null;
      return result.status === TOO_MANY_REQUESTS
        ? { kind: 'too-many', retryAfterMs: result.retryAfterMs }
        : { kind: 'failed' };
    case 'no-token':
    case 'unauthorized':
      return null;
  }
}
