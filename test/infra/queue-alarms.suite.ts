import { queueMetric } from '../support/business/aws-metrics';
import { HOUR_MS } from '../support/business/usual-day';
import { minutesInAlarm } from '../support/cloudwatch/evaluate-alarm';
import { DELAYS } from '../support/cloudwatch/publishing-delays';
import { type MetricAlarm, metricAlarms } from '../support/cloudwatch/template-alarms';
import { DOWN, failedDay, loneMessage, SINCE_FAILURE } from './alarm-day';
import { FAILS_AT_MS } from './alarm-scenario';
import { SCENARIOS } from './alarm-scenarios';
import { minutesOf, template } from './evaluated-alarms';

describe('alarms on what waits in a queue', () => {
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
    expect(minutesOf('QueueDeadLetters', data, later)).toHaveLength(61);
  });

  test.each([
    ['SendTokenMissing', { kind: 'no-token' }],
    ['SendTokenRefused', { kind: 'unauthorized', status: 401 }],
  ] as const)('%s does not end between two attempts at the only message of the day', async (name, result) => {
    const data = await loneMessage(() => ({ result, tookMs: 200 }));
    const later = { fromMs: FAILS_AT_MS + HOUR_MS, toMs: FAILS_AT_MS + 4 * HOUR_MS };
    expect(minutesOf(name, data, later)).toHaveLength(3 * 60 + 1);
  });

  test('one send that fails in a quiet hour is no alarm', async () => {
    const data = await loneMessage((_, attempt) => (attempt === 1 ? DOWN : undefined));
    expect(minutesOf('SendFailing', data, SINCE_FAILURE)).toEqual([]);
    expect(minutesOf('QueueOldestMessage', data, SINCE_FAILURE)).toEqual([]);
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
    expect(minutesOf('QueueDeadLetters', data, SINCE_FAILURE, { delays: DELAYS.latest }).length).toBeGreaterThan(60);
  });
});
