import type { SendResult } from '../../lambdas/shared/send/send-api';
import type { Faults } from '../support/business/faults';
import { faultsByTime } from '../support/business/faults-by-time';
import { HOUR_MS, MONDAY_MS } from '../support/business/usual-day';
import type { MetricData } from '../support/cloudwatch/metric-data';

/** The failure begins at 11 in the morning, in Mexico City. */
export const FAILS_AT_MS = MONDAY_MS + 11 * HOUR_MS;
const MENDED_AT_MS = FAILS_AT_MS + 2 * HOUR_MS;

/** A failure: how it comes about, and which alarms tell of it. */
export interface Scenario {
  readonly what: string;
  /** What goes wrong in the functions, which are the real ones. */
  readonly faults?: Faults;
  readonly rotatedAtMs?: number;
  /** What only AWS measures. */
  readonly measured?: (data: MetricData) => void;
  /** How soon the alarm must go off. @default within an hour */
  readonly noticedWithinMs?: number;
  /** Every other alarm that goes off too. */
  readonly others: readonly string[];
}

/** Whether the failure lasts. */
export const isNow = (atMs: number) => atMs >= FAILS_AT_MS && atMs < MENDED_AT_MS;
/** A number, for the first webhook of the failure alone. */
export const onlyOnce = (number: number) => {
  let isDone = false;
  return (atMs: number) => {
    if (isDone || !isNow(atMs)) return 0;
    isDone = true;
    return number;
  };
};
/** Every attempt ends like this. */
export const sends = (result: SendResult, tookMs = 300): Faults => ({ send: () => ({ result, tookMs }) });
/** The attempts before this one find the send API down. */
export const failsUntilAttempt = (working: number): Faults => ({
  send: (_, attempt) => (attempt < working ? { result: OUTAGE, tookMs: 200 } : undefined),
});
/** These faults, for as long as the failure lasts. */
export const now = (faults: Faults): Faults => faultsByTime((atMs) => (isNow(atMs) ? faults : {}));
/** What an attempt comes to while the send API is down. */
export const OUTAGE: SendResult = { kind: 'retryable', reason: 'http', status: 503 };
/** What an attempt comes to while a gateway gives up on the send API. */
export const GATEWAY: SendResult = { kind: 'unknown', reason: 'http', status: 504 };
/** The alarm that wakes somebody. */
export const WOKEN = 'CustomersNotAnswered';
