/** What the contract says of retries: doubling from 5 s to 15 minutes, of which at least a half. */
const BASE_SECONDS = 5;
const CAP_SECONDS = 15 * 60;
/** No longer than this, whatever is asked for. */
const ASKED_CAP_SECONDS = 15 * 60;
/** Seconds. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The least and the most seconds that a message may wait after attempt number `attempt` (from 1) has failed; `Retry-After` is a minimum. */
export function retrySeconds(attempt: number, retryAfterSeconds = 0): Range {
  const full = Math.min(CAP_SECONDS, BASE_SECONDS * 2 ** (attempt - 1));
  const asked = Math.min(retryAfterSeconds, ASKED_CAP_SECONDS);
  const askedAtMost = Math.min(Math.ceil(asked * 1.25), ASKED_CAP_SECONDS);
  return { least: Math.max(asked, Math.floor(full / 2)), most: Math.max(askedAtMost, Math.ceil(full)) };
}

/** The same after an outcome that is unknown: a minute the first time, then ten, and a quarter more of each. */
export function retrySecondsOfUnknown(isFirst: boolean, retryAfterSeconds = 0): Range {
  const askedSeconds = Math.min(retryAfterSeconds, ASKED_CAP_SECONDS);
  return { least: Math.max(askedSeconds, 60), most: Math.max(askedSeconds, isFirst ? 75 : 750) };
}

/** Attempts to send after which a message is given up. */
export const GIVES_UP_AFTER = 50;
/** Unknown outcomes after which it is. */
export const MOST_UNKNOWN = 3;
/** Receives after which SQS gives up, which is for what waits for a token. */
export const SQS_GIVES_UP_AFTER = 300;
