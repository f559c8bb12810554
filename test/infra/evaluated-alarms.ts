import { minutesInAlarm, type TimeRange } from '../support/cloudwatch/evaluate-alarm';
import type { MetricData } from '../support/cloudwatch/metric-data';
import { DELAYS } from '../support/cloudwatch/publishing-delays';
import { anyOfAlarms, metricAlarms } from '../support/cloudwatch/template-alarms';
import { synthesise } from '../support/synthesise';

const OPEN = { businessHours: 'mon-sat 09:00-21:00' };
/** The stack, with business hours. */
export const template = synthesise(OPEN);
/** Names of all its alarms. */
export const alarmNames = [...metricAlarms(template), ...anyOfAlarms(template)].map(({ name }) => name);

/** The stack with every threshold out of reach. */
export const tolerant = synthesise({
  ...OPEN,
  ...Object.fromEntries(
    [
      'DeadLetters',
      'Backlog',
      'ServerErrors',
      'IngestFailures',
      'Throttles',
      'RejectedSignatures',
      'RejectedCredentials',
      'TooLarge',
      'Unsigned',
      'Astray',
      'Unanswerable',
      'IgnoredEvents',
      'BlockedRequests',
      'TokenFailures',
      'UnknownOutcomes',
      'UndeliveredReplies',
      'FunctionErrors',
    ].map((name) => [`alarm${name}`, 1_000_000]),
  ),
  alarmDeadLetterDays: 13,
  alarmWaitMinutes: 720,
  alarmSendFailingMinutes: 120,
  alarmSendFailurePercent: 99,
  alarmAnswerMs: 2_000,
  alarmReplySeconds: 86_400,
  alarmTimeoutPercent: 99,
  accountConcurrency: 1_000_000,
  alarmSilenceMinutes: 600,
  alarmAllRefusedHours: 23,
  previousSecretHours: 168,
});

/** The minutes within `range` in which each alarm is on, by its name; also of those that never are. */
export function minutesByAlarm(
  data: MetricData,
  range: TimeRange,
  { ofTemplate = template, delays = DELAYS.earliest } = {},
): ReadonlyMap<string, readonly number[]> {
  const minutes = new Map(
    metricAlarms(ofTemplate).map((alarm) => [alarm.name, minutesInAlarm(alarm, data, range, delays)]),
  );
  for (const { name, causes } of anyOfAlarms(ofTemplate)) {
    minutes.set(name, [...new Set(causes.flatMap((cause) => minutes.get(cause) ?? []))]);
  }
  return minutes;
}

/** The names of the alarms that are on at some time within `range`. */
export function alarmsOn(...args: Parameters<typeof minutesByAlarm>): readonly string[] {
  return [...minutesByAlarm(...args)].filter(([, on]) => on.length > 0).map(([name]) => name);
}

/** The minutes within `range` in which one alarm is on; of an alarm on others, in no order. */
export function minutesOf(
  name: string,
  data: MetricData,
  range: TimeRange,
  { ofTemplate = template, delays = DELAYS.earliest } = {},
): readonly number[] {
  const { causes } = anyOfAlarms(ofTemplate).find((candidate) => candidate.name === name) ?? { causes: [name] };
  const alarms = metricAlarms(ofTemplate).filter((alarm) => causes.includes(alarm.name));
  return [...new Set(alarms.flatMap((alarm) => minutesInAlarm(alarm, data, range, delays)))];
}
