import type { Faults } from '../support/business/faults';
import { type Business, simulateBusiness } from '../support/business/simulate-business';
import { DAY_MS, HOUR_MS, knocksOf, MONDAY_MS, messagesOf } from '../support/business/usual-day';
import type { MetricData } from '../support/cloudwatch/metric-data';
import { FAILS_AT_MS, OUTAGE, type Scenario } from './alarm-scenario';

/** A Monday but for its first hour, before which there is nothing to look back at. */
export const WHOLE_DAY = { fromMs: MONDAY_MS + HOUR_MS, toMs: MONDAY_MS + DAY_MS };
/** The hour before a failure. */
export const BEFORE_FAILURE = { fromMs: FAILS_AT_MS - HOUR_MS, toMs: FAILS_AT_MS };
/** From when a failure begins until long after it is mended. */
export const SINCE_FAILURE = { fromMs: FAILS_AT_MS, toMs: FAILS_AT_MS + 3.5 * HOUR_MS };

/** What CloudWatch has of a Monday on which nothing goes wrong but what `changes` say. */
export async function usualDay(changes: Partial<Business> = {}): Promise<MetricData> {
  const messagesAtMs = messagesOf(MONDAY_MS);
  const knocksAtMs = knocksOf(MONDAY_MS);
  const toMs = MONDAY_MS + DAY_MS;
  const { data } = await simulateBusiness({ fromMs: MONDAY_MS, toMs, messagesAtMs, knocksAtMs, ...changes });
  return data;
}

/** The same of the day of a failure. */
export async function failedDay({ faults = {}, rotatedAtMs = 0, measured }: Scenario): Promise<MetricData> {
  const [fromMs, toMs] = [MONDAY_MS + 7 * HOUR_MS, SINCE_FAILURE.toMs + HOUR_MS];
  const messagesAtMs = messagesOf(MONDAY_MS).filter((atMs) => atMs >= fromMs && atMs < toMs);
  const data = await usualDay({ fromMs, toMs, messagesAtMs, faults, rotatedAtMs });
  measured?.(data);
  return data;
}

/** The send API is down from when the only message of the day comes. */
export const loneMessage = (send: Faults['send']) =>
  usualDay({ messagesAtMs: [FAILS_AT_MS], faults: send ? { send } : {} });
/** An attempt while it is down. */
export const DOWN = { result: OUTAGE, tookMs: 200 };
