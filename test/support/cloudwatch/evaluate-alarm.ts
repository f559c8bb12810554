import { type MetricData, MINUTE_MS } from './metric-data';
import { evaluateMath, type Series } from './metric-math';
import { longestDelayMs, type PublishingDelays, unseenFrom } from './publishing-delays';
import type { MetricAlarm, MetricQuery } from './template-alarms';

/** From when to when an alarm is evaluated, in milliseconds since the epoch. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * When the alarm would be on, as CloudWatch evaluates it: every minute, over a window that slides along, by what is published
 * by then. Of a point that is missing in the window the alarm's own policy decides. (CloudWatch looks back a little further
 * for points that are there; that can keep an alarm on for longer, and never starts one.)
 *
 * @returns the minutes in which it is on, in milliseconds since the epoch
 */
export function minutesInAlarm(
  alarm: MetricAlarm,
  data: MetricData,
  { fromMs, toMs }: TimeRange,
  delays: PublishingDelays,
): readonly number[] {
  const { queries, watched, periods, threshold, isMissingBreaching } = alarm;
  const periodMs = periodOf(queries);
  const timesMs = minutesFrom(fromMs - periods * periodMs, toMs);
  const breachingSeenAfter = (seenAfterMs: number): readonly boolean[] =>
    seriesOf(watched, queries, { data, timesMs, periodMs, seenAfterMs, delays }).map((point) =>
      point === null ? isMissingBreaching : point > threshold,
    );
  // What is older than the longest delay stays as it is.
  const settledAfter = Math.min(periods, 1 + Math.ceil(longestDelayMs(queries, delays) / periodMs));
  const series = Array.from({ length: settledAfter }, (_, index) => breachingSeenAfter((index + 1) * periodMs));
  // Most alarms are quiet for all of a day, and a window has many periods.
  if (!series.some((breaching) => breaching.includes(true))) return [];
  const perPeriod = periodMs / MINUTE_MS;
  const breachingIn = (minute: number): number => {
    let count = 0;
    for (let age = 1; age <= periods; age += 1) {
      const seen = series[Math.min(age, settledAfter) - 1];
      if (seen?.[minute + (periods - age) * perPeriod] === true) count += 1;
    }
    return count;
  };
  return minutesFrom(fromMs, toMs).filter((_, minute) => breachingIn(minute) >= alarm.periodsToAlarm);
}

function minutesFrom(fromMs: number, toMs: number): readonly number[] {
  return Array.from(
    { length: Math.floor((toMs - fromMs) / MINUTE_MS) + 1 },
    (_, minute) => fromMs + minute * MINUTE_MS,
  );
}

/** What queries are answered from. */
export interface QueryContext {
  readonly data: MetricData;
  /** Start of each period. */
  readonly timesMs: readonly number[];
  readonly periodMs: number;
  /** How long after the start of each period it is asked. */
  readonly seenAfterMs: number;
  /** How late values are seen. */
  readonly delays: PublishingDelays;
}

/** The series of one of `queries`, which may be math over others of them. */
export function seriesOf(id: string, queries: readonly MetricQuery[], context: QueryContext): Series {
  const query = queries.find((candidate) => candidate.id === id);
  if (query === undefined) throw new Error(`no metric has the id ${id}`);
  if (query.kind === 'math') {
    const known = new Map<string, Series>();
    const series = (other: string) => {
      const points = known.get(other) ?? seriesOf(other, queries, context);
      known.set(other, points);
      return points;
    };
    return evaluateMath(query.expression, { timesMs: context.timesMs, series });
  }
  const { data, timesMs, periodMs, seenAfterMs, delays } = context;
  const statistic = data.statisticOf(query.metric, query.statistic);
  const unseenAt = unseenFrom(query.metric, data, delays);
  return timesMs.map((fromMs) => statistic(fromMs, Math.min(fromMs + periodMs, unseenAt(fromMs + seenAfterMs))));
}

function periodOf(queries: readonly MetricQuery[]): number {
  const periods = new Set(queries.flatMap((query) => (query.kind === 'metric' ? [query.periodMs] : [])));
  const [period, ...others] = periods;
  if (period === undefined || others.length > 0) throw new Error('an alarm has one period, the same for every metric');
  return period;
}
