import { minutesInAlarm } from '../../../support/cloudwatch/evaluate-alarm';
import { MetricData, MINUTE_MS } from '../../../support/cloudwatch/metric-data';
import { evaluateMath } from '../../../support/cloudwatch/metric-math';
import { DELAYS } from '../../../support/cloudwatch/publishing-delays';
import type { MetricAlarm } from '../../../support/cloudwatch/template-alarms';

const MONDAY_NOON_MS = Date.UTC(2026, 10, 23, 12);
const SERIES: Readonly<Record<string, readonly (number | null)[]>> = {
  a: [4, null, 0],
  b: [2, 2, null],
  c: [null, null, null],
};
const context = {
  timesMs: [MONDAY_NOON_MS, MONDAY_NOON_MS + 90 * MINUTE_MS, MONDAY_NOON_MS + 6 * 24 * 60 * MINUTE_MS],
  series: (id: string) => SERIES[id] ?? [],
};

test.each<[string, readonly (number | null)[]]>([
  ['a', [4, null, 0]],
  ['a + b', [6, 2, 0]],
  ['a + b + c', [6, 2, 0]],
  ['c - c', [null, null, null]],
  ['a + 1', [5, null, 1]],
  ['(a + b) * 2', [12, 4, 0]],
  ['10 - 4 - 3', [3, 3, 3]],
  ['b / a', [0.5, null, null]],
  ['a / b', [2, 0, null]],
  ['1 / FILL(a, 0)', [0.25, null, null]],
  ['FILL(a, 7)', [4, 7, 0]],
  ['MAX([a, b])', [4, 2, 0]],
  ['MAX([FILL(a, 9) / 2, 3])', [3, 4.5, 3]],
  ['IF(a > 3, b, 1)', [2, null, 1]],
  ['IF(FILL(a, 0) == 0, 1, 0)', [0, 1, 1]],
  ['a >= 4 AND b < 3 OR a == 0', [1, null, null]],
  ['HOUR(b)', [12, 13, null]],
  ['MINUTE(b) + 100 * DAY(b)', [100, 130, null]],
  ['DAY(FILL(a, 0))', [1, 1, 7]],
])('%s', (expression, expected) => {
  expect(evaluateMath(expression, context)).toEqual(expected);
});

test.each(['MIN([a, b])', 'a ^ 2', 'FILL(a)', 'a +', '(a', 'RATE(a)', 'a b'])('%s is not imitated', (expression) => {
  expect(() => evaluateMath(expression, context)).toThrow();
});

describe('an alarm', () => {
  const metric = { namespace: 'Test', name: 'Waits', dimensions: {} };
  const alarmOn = (changes: Partial<MetricAlarm> & { readonly statistic?: string }): MetricAlarm => ({
    name: 'Test',
    queries: [{ id: 'm', kind: 'metric', metric, statistic: changes.statistic ?? 'Sum', periodMs: 5 * MINUTE_MS }],
    watched: 'm',
    threshold: 2,
    periods: 1,
    periodsToAlarm: 1,
    isMissingBreaching: false,
    tellsEnd: true,
    ...changes,
  });
  const put = (...values: readonly (readonly [number, number])[]) => {
    const data = new MetricData();
    for (const [minute, value] of values) data.put(metric, MONDAY_NOON_MS + minute * MINUTE_MS, value);
    return data;
  };
  const on = (alarm: MetricAlarm, data: MetricData, delays = DELAYS.earliest) => {
    const range = { fromMs: MONDAY_NOON_MS, toMs: MONDAY_NOON_MS + 20 * MINUTE_MS };
    return minutesInAlarm(alarm, data, range, delays).map((atMs) => (atMs - MONDAY_NOON_MS) / MINUTE_MS);
  };

  test('looks at a window that slides by a minute, and is on above its threshold, not at it', () => {
    expect(on(alarmOn({}), put([1, 2], [4, 1]))).toEqual([5, 6]);
    expect(on(alarmOn({ threshold: 3 }), put([1, 2], [4, 1]))).toEqual([]);
  });

  test('needs as many periods as it says of those that it looks at', () => {
    const data = put([1, 9], [11, 9]);
    expect(on(alarmOn({ periods: 3, periodsToAlarm: 2 }), data)).toEqual([12, 13, 14, 15, 16]);
    expect(on(alarmOn({ periods: 3, periodsToAlarm: 3 }), data)).toEqual([]);
  });

  test('takes a period without data for what its policy says', () => {
    expect(on(alarmOn({ isMissingBreaching: true }), put())).toHaveLength(21);
    expect(on(alarmOn({}), put())).toEqual([]);
  });

  test.each([
    ['Sum', 10],
    ['Average', 2.5],
    ['Maximum', 4],
    ['Minimum', 1],
    ['p50', 2],
    ['p90', 4],
    ['p99', 4],
  ])('knows the statistic %s', (statistic, value) => {
    const data = put([0, 1], [1, 3], [2, 2], [2, 4]);
    expect(data.statistic(metric, statistic, MONDAY_NOON_MS, MONDAY_NOON_MS + 5 * MINUTE_MS)).toBe(value);
  });

  describe('sees what is published', () => {
    const aws = { namespace: 'AWS/SQS', name: 'Visible', dimensions: { QueueName: 'QueueMessages' } };
    const deadLetters = { ...aws, dimensions: { QueueName: 'QueueDeadLetters' } };
    const filled = (watched: typeof aws, periodMs: number): MetricAlarm => ({
      ...alarmOn({ threshold: 0, watched: 'filled' }),
      queries: [
        { id: 'm', kind: 'metric', metric: watched, statistic: 'Maximum', periodMs },
        { id: 'filled', kind: 'math', expression: 'FILL(m, 0)' },
      ],
    });
    const always = (watched: typeof aws) => {
      const data = new MetricData();
      for (let minute = 0; minute < 20; minute += 1) data.put(watched, MONDAY_NOON_MS + minute * MINUTE_MS, 1);
      return data;
    };

    test('so that one that fills the newest minute never goes off on what comes late', () => {
      expect(on(filled(aws, MINUTE_MS), always(aws))).toHaveLength(20);
      expect(on(filled(aws, MINUTE_MS), always(aws), DELAYS.latest)).toEqual([]);
    });

    test('later, where the period is longer than the delay', () => {
      expect(on(filled(aws, 5 * MINUTE_MS), always(aws), DELAYS.latest)[0]).toBe(3);
    });

    test('and a quarter of an hour later, where the queue was idle', () => {
      expect(on(filled(deadLetters, 5 * MINUTE_MS), always(deadLetters), DELAYS.latest)[0]).toBe(15);
      expect(on(filled(deadLetters, 5 * MINUTE_MS), always(deadLetters))[0]).toBe(1);
    });
  });
});
