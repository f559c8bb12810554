import { BLOCKED_EMPTY_HANDED, BLOCKED_REQUESTS, lambdaMetric } from '../support/business/aws-metrics';
import type { Faults } from '../support/business/faults';
import { DAY_MS, HOUR_MS, hiccupsOf, MONDAY_MS, messagesOf, messagesOfSize } from '../support/business/usual-day';
import { MetricData } from '../support/cloudwatch/metric-data';
import { DELAYS } from '../support/cloudwatch/publishing-delays';
import { TEST_SECRET } from '../support/signed-webhook';
import { synthesise } from '../support/synthesise';
import { BEFORE_FAILURE, failedDay, SINCE_FAILURE, usualDay, WHOLE_DAY } from './alarm-day';
import { FAILS_AT_MS, WOKEN } from './alarm-scenario';
import { SCENARIOS } from './alarm-scenarios';
import { alarmNames, alarmsOn, minutesByAlarm, minutesOf, tolerant } from './evaluated-alarms';
import { OPERANDS } from './operand-scenarios';

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

  test('two forged requests in the quiet hours of a night wake nobody', async () => {
    const forgedAtMs = [MONDAY_MS + 3.2 * HOUR_MS, MONDAY_MS + 4.4 * HOUR_MS];
    const panelSecret = (atMs: number) => (forgedAtMs.includes(atMs) ? 'of a stranger' : TEST_SECRET);
    const data = await usualDay({
      messagesAtMs: [...messagesOf(MONDAY_MS), ...forgedAtMs].sort((one, other) => one - other),
      faults: { panelSecret },
    });
    for (const delays of Object.values(DELAYS)) expect(alarmsOn(data, WHOLE_DAY, { delays })).toEqual([]);
  });

  test('a flood of requests with neither signature nor Authorization, which AWS WAF stops, wakes nobody', async () => {
    const data = await usualDay();
    for (let atMs = FAILS_AT_MS; atMs < FAILS_AT_MS + HOUR_MS; atMs += 60_000) {
      for (const metric of [BLOCKED_REQUESTS, BLOCKED_EMPTY_HANDED]) data.put(metric, atMs, 1_000);
    }
    for (const delays of Object.values(DELAYS)) expect(alarmsOn(data, WHOLE_DAY, { delays })).toEqual([]);
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
      const soonMs = FAILS_AT_MS + (scenario.noticedWithinMs ?? HOUR_MS);
      for (const delays of Object.values(DELAYS)) {
        expect(alarmsOn(data, BEFORE_FAILURE, { delays })).toEqual([]);
        const minutes = [...minutesByAlarm(data, SINCE_FAILURE, { delays })].filter(([, on]) => on.length > 0);
        expect(minutes.map(([on]) => on).sort()).toEqual([name, ...scenario.others].sort());
        expect(new Map(minutes).get(name)?.[0]).toBeLessThanOrEqual(soonMs);
        expect(minutesOf(name, data, SINCE_FAILURE, { delays, ofTemplate: tolerant })).toEqual([]);
      }
    },
  );

  test.each([
    ['ingest', 'Ingest', 3_900],
    ['processor', 'Processor', 47_000],
  ] as const)('%s at 78 %% of its timeout is no alarm', (_, functionName, durationMs) => {
    const data = new MetricData();
    data.put(lambdaMetric(functionName, 'Duration'), FAILS_AT_MS, durationMs);
    expect(minutesOf('FunctionsNearTimeout', data, SINCE_FAILURE)).toEqual([]);
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

  test('nothing at all is no failure, but that nobody polls the queue', () => {
    expect(alarmsOn(new MetricData(), SINCE_FAILURE)).toEqual(['SilenceWebhooks', 'CustomersNotAnswered']);
  });
});
