import type { SendApi } from './send-api';

const FORBIDDEN = 403;
/** Replies whose 403 is remembered; none is kept waiting by what is forgotten, it only waits longer. */
const MOST_REMEMBERED = 1_000;

/**
 * Tells whose fault a 403 is, which says that we may not, and not why: our token may not send at all, or nobody may send to this
 * number. It is the message's when a send that began after its first 403 was accepted, and else the token's. The first 403 of a
 * reply is tried again before it is judged, so that one blocked number is no alarm about the token.
 *
 * What is known of a reply ends with the function's process; then its next 403 is its first.
 */
export function sortingForbidden(sendApi: SendApi): SendApi {
  let begun = 0;
  let lastAccepted = 0;
  /** By reply: how many sends had begun at its first 403. */
  const forbiddenAt = new Map<string, number>();

  function forbiddenBefore(key: string): number | undefined {
    const before = forbiddenAt.get(key);
    if (before === undefined) forbiddenAt.set(key, begun);
    const [oldest] = forbiddenAt.keys();
    if (forbiddenAt.size > MOST_REMEMBERED && oldest !== undefined) forbiddenAt.delete(oldest);
    return before;
  }

  return {
    send: async (reply) => {
      begun += 1;
      const number = begun;
      const result = await sendApi.send(reply);
      if (result.kind === 'accepted') lastAccepted = Math.max(lastAccepted, number);
      if (result.kind !== 'unauthorized' || result.status !== FORBIDDEN) return result;
      const before = forbiddenBefore(reply.idempotencyKey);
      if (before === undefined) return { kind: 'retryable', reason: 'http', status: FORBIDDEN };
      return lastAccepted > before ? { kind: 'rejected', status: FORBIDDEN } : result;
    },
  };
}
