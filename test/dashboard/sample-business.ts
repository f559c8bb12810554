import {
  METRIC_NAMESPACE,
  type MetricName,
  STACK_DIMENSION,
  serviceOf,
} from '../../lambdas/shared/telemetry/metric-names';
import type { SimulatedSend } from '../support/business/faults';
import { type Observations, STACK_NAME } from '../support/business/metric-telemetry';
import { simulateBusiness } from '../support/business/simulate-business';
import { DAY_MS, HOUR_MS, knocksOf, MONDAY_MS, messagesWithoutRush } from '../support/business/usual-day';

/** When somebody looks at the dashboard: Monday, seven in the evening. */
export const NOW_MS = MONDAY_MS + 19 * HOUR_MS;
const UNWELL_FROM_MS = MONDAY_MS + 14 * HOUR_MS;
const UNWELL_TO_MS = UNWELL_FROM_MS + 0.75 * HOUR_MS;
/** Which attempt at a reply the send API takes while it is unwell. */
const ATTEMPT_TAKEN = 4;
const KNOCKS_FROM_MS = MONDAY_MS + 16.6 * HOUR_MS;
const KNOCKS = 14;
const REFUSED_AT_MS = MONDAY_MS + 17.6 * HOUR_MS;
/** A business some times larger than the one that the alarms are tried on, so that the lines are lines. */
const TIMES_LARGER = 4;
const DAYS_SHOWN = 14;
const STATES_PER_MESSAGE = 2.7;
const SHARE_OF_WEEKDAY = [0.55, 0.92, 0.95, 1, 1.04, 1.2, 0.98];

/** A day on which the send API was unwell after lunch, somebody tried the door, and one reply was refused; and the two weeks before. */
export async function sampleBusiness(): Promise<Observations> {
  const fromMs = NOW_MS - DAY_MS;
  const days = [MONDAY_MS - DAY_MS, MONDAY_MS];
  const sizes = Array.from({ length: TIMES_LARGER }, (_, index) => index);
  const messages = days.flatMap((dayMs) =>
    sizes.flatMap((size) => messagesWithoutRush(dayMs, dayMs / DAY_MS + 10 * size)),
  );
  const observations = await simulateBusiness({
    fromMs,
    toMs: NOW_MS,
    messagesAtMs: messages.filter((atMs) => atMs >= fromMs && atMs < NOW_MS),
    knocksAtMs: [...days.flatMap(knocksOf).filter((atMs) => atMs >= fromMs && atMs < NOW_MS), ...insistentKnocks()],
    faults: { send: sendWithIncidents() },
  });
  addEarlierDays(observations, messages.length / days.length);
  return observations;
}

function insistentKnocks(): readonly number[] {
  return Array.from({ length: KNOCKS }, (_, index) => KNOCKS_FROM_MS + index * 37_000);
}

function sendWithIncidents(): (atMs: number, attempt: number) => SimulatedSend | undefined {
  let refusals = 0;
  return (atMs, attempt) => {
    if (atMs >= UNWELL_FROM_MS && atMs < UNWELL_TO_MS && attempt < ATTEMPT_TAKEN) {
      return { result: { kind: 'retryable', reason: 'http', status: 503 }, tookMs: 1_200 };
    }
    if (atMs < REFUSED_AT_MS || refusals > 0) return undefined;
    refusals += 1;
    return { result: { kind: 'rejected', status: 400 }, tookMs: 350 };
  };
}

function addEarlierDays({ data }: Observations, messagesPerDay: number): void {
  for (let day = 1; day < DAYS_SHOWN; day += 1) {
    const atMs = NOW_MS - (day + 1) * DAY_MS + HOUR_MS;
    const messages = Math.round(messagesPerDay * (SHARE_OF_WEEKDAY[new Date(atMs).getUTCDay()] ?? 1));
    const put = (name: MetricName, value: number) => {
      const dimensions = { service: serviceOf(name), [STACK_DIMENSION]: STACK_NAME };
      data.put({ namespace: METRIC_NAMESPACE, name, dimensions }, atMs, Math.round(value));
    };
    put('MessagesAccepted', messages);
    put('StatusesAccepted', messages * STATES_PER_MESSAGE);
  }
}
