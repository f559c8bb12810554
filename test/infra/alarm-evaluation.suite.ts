import { lambdaMetric, queueMetric } from '../support/business/aws-metrics';
import type { Faults } from '../support/business/faults';
import { DAY_MS, HOUR_MS, hiccupsOf, MONDAY_MS, messagesOf, messagesOfSize } from '../support/business/usual-day';
import { minutesInAlarm, type TimeRange } from '../support/cloudwatch/evaluate-alarm';
import { MetricData } from '../support/cloudwatch/metric-data';
import { DELAYS } from '../support/cloudwatch/publishing-delays';
import { anyOfAlarms, type MetricAlarm, metricAlarms } from '../support/cloudwatch/template-alarms';
import { synthesise } from '../support/synthesise';
import { BEFORE_FAILURE, DOWN, failedDay, loneMessage, SINCE_FAILURE, usualDay, WHOLE_DAY } from './alarm-day';
import { FAILS_AT_MS, WOKEN } from './alarm-scenario';
import { SCENARIOS } from './alarm-scenarios';
import { OPERANDS } from './operand-scenarios';

const OPEN = { businessHours: 'mon-sat 09:00-21:00' };
const template = synthesise(OPEN);
const alarmNames = [...metricAlarms(template), ...anyOfAlarms(template)].map(({ name }) => name);

/** Everything that can be tolerated is. */
const tolerant = synthesise({
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
      'BlockedRequests',
      'SendAttempts',
      'TokenFailures',
      'UndeliveredReplies',
      'FunctionErrors',
    ].map((name) => [`alarm${name}`, 1_000_000]),
  ),
  alarmWaitMinutes: 720,
  alarmAnswerMs: 2_000,
  alarmReplySeconds: 86_400,
  alarmTimeoutPercent: 99,
  accountConcurrency: 1_000_000,
  alarmSilenceMinutes: 600,
  alarmAllRefusedHours: 23,
  previousSecretHours: 168,
});

/** The names of the alarms that are on at some time within `range`. */
function alarmsOn(
  data: MetricData,
  range: TimeRange,
  { ofTemplate = template, delays = DELAYS.earliest } = {},
): readonly string[] {
  const minutes = new Map(
    metricAlarms(ofTemplate).map((alarm) => [alarm.name, minutesInAlarm(alarm, data, range, delays)]),
  );
  for (const { name, causes } of anyOfAlarms(ofTemplate)) {
    minutes.set(name, [...new Set(causes.flatMap((cause) => minutes.get(cause) ?? []))]);
  }
  return [...minutes].filter(([, on]) => on.length > 0).map(([name]) => name);
}

/** The minutes in which one alarm is on. */
function minutesOf(name: string, data: MetricData, range: TimeRange, delays = DELAYS.earliest): readonly number[] {
  const alarm = metricAlarms(template).find((candidate) => candidate.name === name);
  return alarm === undefined ? [] : minutesInAlarm(alarm, data, range, delays);
}

describe('alarms', () => {
  test('are each proven by a failure', () => {
    expect(Object.keys(SCENARIOS).sort()).toEqual([...alarmNames].sort());
  });

  test('are all quiet on a usual day, with its rush, its scanners, its hiccups and its cold starts', async () => {
    const data = await usualDay({ faults: hiccupsOf(MONDAY_MS) });
    for (const delays of Object.values(DELAYS)) expect(alarmsOn(data, WHOLE_DAY, { delays })).toEqual([]);
    expect(data.metrics()).toEqual(
      expect.arrayContaining(['WhatzWebhook SendRetries service=processor stack=WhatzWebhook-prod']),
    );
  });

  test.each([30, 3_000])('are as quiet in a business with %i messages a day', async (perDay) => {
    const messagesAtMs = messagesOfSize(MONDAY_MS, perDay);
    expect(Math.abs(messagesAtMs.length / perDay - 1)).toBeLessThan(0.2);
    const data = await usualDay({ messagesAtMs, faults: hiccupsOf(MONDAY_MS) });
    for (const delays of Object.values(DELAYS)) expect(alarmsOn(data, WHOLE_DAY, { delays })).toEqual([]);
  });

  test('a business with 30 messages a day is told, with every setting as it comes, of a wrong secret and of a restricted number', async () => {
    const asItComes = synthesise();
    const messagesAtMs = messagesOfSize(MONDAY_MS, 30);
    const wokenBy = async (faults: Faults) =>
      alarmsOn(await usualDay({ messagesAtMs, faults }), WHOLE_DAY, { ofTemplate: asItComes });
    expect(await wokenBy({ panelSecret: () => 'pasted-wrongly' })).toEqual([
      'IngestRejectedSignatures',
      'IngestAllRefused',
      WOKEN,
    ]);
    expect(await wokenBy({ delivery: () => 'only-sent' })).toEqual(['RepliesUndelivered', WOKEN]);
  });

  test('a sender that tells of what was read, and not of what was delivered, is no alarm', async () => {
    const data = await usualDay({ faults: { delivery: () => 'only-read' } });
    expect(minutesOf('RepliesUndelivered', data, WHOLE_DAY)).toEqual([]);
  });

  const failures = [
    ...Object.entries(SCENARIOS).map(([name, scenario]) => ({ name, ...scenario })),
    ...OPERANDS.map(({ alarm, ...scenario }) => ({ name: alarm, ...scenario })),
  ];
  test.each(failures)(
    '$name goes off when $what, however late its metrics come, and not if its setting tolerates it',
    async ({ name, ...scenario }) => {
      const data = await failedDay(scenario);
      const soon = { fromMs: FAILS_AT_MS, toMs: FAILS_AT_MS + (scenario.noticedWithinMs ?? HOUR_MS) };
      for (const delays of Object.values(DELAYS)) {
        expect(alarmsOn(data, BEFORE_FAILURE, { delays })).toEqual([]);
        expect([...alarmsOn(data, SINCE_FAILURE, { delays })].sort()).toEqual([name, ...scenario.others].sort());
        expect(alarmsOn(data, soon, { delays })).toContain(name);
        expect(alarmsOn(data, SINCE_FAILURE, { delays, ofTemplate: tolerant })).not.toContain(name);
      }
    },
  );

  test('a message that SQS leaves out of its age, because it has failed three times, is seen all the same', async () => {
    const data = await loneMessage(() => DOWN);
    const later = { fromMs: FAILS_AT_MS + HOUR_MS, toMs: FAILS_AT_MS + 4 * HOUR_MS };
    const age = queueMetric('Messages', 'ApproximateAgeOfOldestMessage');
    expect(data.statistic(age, 'Maximum', FAILS_AT_MS, FAILS_AT_MS + 4 * HOUR_MS)).toBeNull();
    // Every minute of it: the alarm does not end between two attempts, which are up to 15 minutes apart.
    expect(minutesOf('QueueOldestMessage', data, later)).toHaveLength(3 * 60 + 1);
  });

  test('a message that kills the processor each time is seen, too', async () => {
    const data = await loneMessage(() => 'crash');
    const later = { fromMs: FAILS_AT_MS + HOUR_MS, toMs: FAILS_AT_MS + 2 * HOUR_MS };
    expect(minutesOf('QueueOldestMessage', data, later)).toHaveLength(61);
  });

  test.each([
    ['SendTokenMissing', { kind: 'no-token' }],
    ['SendTokenRefused', { kind: 'unauthorized', status: 401 }],
  ] as const)('%s does not end between two attempts at the only message of the day', async (name, result) => {
    const data = await loneMessage(() => ({ result, tookMs: 200 }));
    const later = { fromMs: FAILS_AT_MS + HOUR_MS, toMs: FAILS_AT_MS + 4 * HOUR_MS };
    expect(minutesOf(name, data, later)).toHaveLength(3 * 60 + 1);
  });

  test.each([
    ['ingest', 'Ingest', 3_900],
    ['processor', 'Processor', 47_000],
  ] as const)('%s at 78 %% of its timeout is no alarm', (_, functionName, durationMs) => {
    const data = new MetricData();
    data.put(lambdaMetric(functionName, 'Duration'), FAILS_AT_MS, durationMs);
    expect(minutesOf('FunctionsNearTimeout', data, SINCE_FAILURE)).toEqual([]);
  });

  test('one send that fails in a quiet hour is no alarm', async () => {
    const data = await loneMessage((_, attempt) => (attempt === 1 ? DOWN : undefined));
    expect(minutesOf('SendFailing', data, SINCE_FAILURE)).toEqual([]);
    expect(minutesOf('QueueOldestMessage', data, SINCE_FAILURE)).toEqual([]);
  });

  test('silence is counted within business hours only', async () => {
    const quietFrom = (hour: number) =>
      usualDay({ messagesAtMs: messagesOf(MONDAY_MS).filter((at) => at < MONDAY_MS + hour * HOUR_MS) });
    const nextDay = { fromMs: MONDAY_MS + 18 * HOUR_MS, toMs: MONDAY_MS + DAY_MS };
    const [first] = minutesOf('SilenceWebhooks', await quietFrom(12), { ...nextDay, fromMs: FAILS_AT_MS });
    expect(((first ?? 0) - MONDAY_MS) / HOUR_MS).toBeGreaterThanOrEqual(13.9);
    expect(((first ?? 0) - MONDAY_MS) / HOUR_MS).toBeLessThan(14.1);
    expect(minutesOf('SilenceWebhooks', await quietFrom(19.5), nextDay)).toEqual([]);
  });

  test('one that fills the newest minute of a queue, as that of version 0.1.0 did, never goes off on dead letters', async () => {
    const [alarm] = metricAlarms(template).filter(({ name }) => name === 'QueueDeadLetters');
    const each = { kind: 'metric', statistic: 'Maximum', periodMs: 60_000 } as const;
    const seen = queueMetric('DeadLetters', 'ApproximateNumberOfMessagesVisible');
    const held = queueMetric('DeadLetters', 'ApproximateNumberOfMessagesNotVisible');
    const before = {
      ...(alarm as MetricAlarm),
      queries: [
        { id: 'seen', metric: seen, ...each },
        { id: 'held', metric: held, ...each },
        { id: 'expr', kind: 'math', expression: 'FILL(seen, 0) + FILL(held, 0)' },
      ],
      watched: 'expr',
      periods: 1,
      periodsToAlarm: 1,
    } as const;
    const data = await failedDay(SCENARIOS.QueueDeadLetters ?? { what: '', others: [] });
    expect(minutesInAlarm(before, data, SINCE_FAILURE, DELAYS.latest)).toEqual([]);
    expect(minutesOf('QueueDeadLetters', data, SINCE_FAILURE, DELAYS.latest).length).toBeGreaterThan(60);
  });

  test('nothing at all is no failure, but that nobody polls the queue', () => {
    expect(alarmsOn(new MetricData(), SINCE_FAILURE)).toEqual(['SilenceWebhooks', 'CustomersNotAnswered']);
  });
});
