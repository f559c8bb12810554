import type { SendFault } from '../history/history';

/** Just within the 10 s that a function waits. */
const NEARLY_TOO_LATE_MS = 9_500;
/** When the caller has given up, and before it may come again. */
const LATE_MS = 11_000;

/** How a request to the send API goes. */
export interface SendOutcome {
  readonly delivered: boolean;
  /** Status, or what the caller sees instead of one. */
  readonly end: number | 'refused' | 'reset' | 'breaks-off' | 'page' | 'says-no' | 'never' | 'crash';
  readonly takesMs?: number;
  readonly deliveredAfterMs?: number;
}

/** How a request without a fault goes. */
export const FINE: SendOutcome = { delivered: true, end: 200 };

/** How a request with a fault goes. */
export const SEND_OUTCOMES: Readonly<Record<SendFault, SendOutcome>> = {
  'crash-before-send': { delivered: false, end: 'crash' },
  'crash-after-send': { delivered: true, end: 'crash' },
  'http-400': { delivered: false, end: 400 },
  'http-401': { delivered: false, end: 401 },
  'http-403': { delivered: false, end: 403 },
  'http-404': { delivered: false, end: 404 },
  'http-429': { delivered: false, end: 429 },
  'http-451': { delivered: false, end: 451 },
  'http-500': { delivered: false, end: 500 },
  'http-503': { delivered: false, end: 503 },
  'connection-refused': { delivered: false, end: 'refused' },
  reset: { delivered: false, end: 'reset' },
  'hangs-unsent': { delivered: false, end: 'never' },
  'accepts-then-resets': { delivered: true, end: 'reset' },
  'accepts-then-504': { delivered: true, end: 504 },
  'accepts-then-breaks-off': { delivered: true, end: 'breaks-off' },
  'ok-with-a-page': { delivered: false, end: 'page' },
  'ok-that-says-no': { delivered: false, end: 'says-no' },
  'accepts-and-hangs': { delivered: true, end: 'never' },
  'accepts-late': { delivered: true, end: 'never', deliveredAfterMs: LATE_MS },
  'accepts-slowly': { ...FINE, takesMs: NEARLY_TOO_LATE_MS },
};
