/** Asks over HTTP for `withinMs` at most. */
export type FetchWithin = (withinMs: number, url: URL | string, request?: RequestInit) => Promise<Response>;

/**
 * Follows no redirect: it would carry the token elsewhere.
 *
 * @throws TypeError of `fetch`, with the system's error as its cause, when there is no answer; a `TimeoutError` after `withinMs`
 */
export const fetchWithin: FetchWithin = (withinMs, url, request) =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(withinMs), ...request });
