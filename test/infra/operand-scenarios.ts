import {
  BLOCKED_FOR_SIZE,
  functionMetric,
  lambdaMetric,
  queueMetric,
  TOO_LARGE_WEBHOOKS,
} from '../support/business/aws-metrics';
import type { Faults } from '../support/business/faults';
import { HOUR_MS } from '../support/business/usual-day';
import { MINUTE_MS } from '../support/cloudwatch/metric-data';
import { FAILS_AT_MS, isNow, OUTAGE, type Scenario, WOKEN } from './alarm-scenario';

/** A failure that one part of an alarm's expression alone tells of. */
export interface OperandScenario extends Scenario {
  readonly alarm: string;
}

function refusingOne(): Faults {
  let refused = 0;
  const result = { kind: 'rejected', status: 400 } as const;
  return { send: (atMs) => (isNow(atMs) && refused++ === 0 ? { result, tookMs: 300 } : undefined) };
}

/** For the alarms on several metrics: what the scenario of the alarm itself leaves unproven. */
export const OPERANDS: readonly OperandScenario[] = [
  {
    alarm: 'ApiServerErrors',
    what: 'the ingest function crashes, which API Gateway does not count as 5xx',
    measured: (data) => data.put(lambdaMetric('Ingest', 'Errors'), FAILS_AT_MS, 6),
    others: ['IngestErrors', WOKEN],
  },
  {
    alarm: 'ApiServerErrors',
    what: 'the ingest function may not run, which API Gateway does not count as 5xx',
    measured: (data) => data.put(lambdaMetric('Ingest', 'Throttles'), FAILS_AT_MS, 6),
    others: ['FunctionsThrottled', WOKEN],
  },
  {
    alarm: 'QueueDeadLetters',
    what: 'the send API refuses one reply for good, and takes all others',
    faults: refusingOne(),
    others: [WOKEN],
  },
  {
    alarm: 'QueueDeadLetters',
    what: 'one customer’s reply is refused, and SQS tells nothing of the queue that was idle',
    measured: (data) => data.put(functionMetric('DeadLettered'), FAILS_AT_MS, 1),
    others: [WOKEN],
  },
  {
    alarm: 'QueueDeadLetters',
    what: 'one webhook is not understood, and SQS tells nothing of the queue that was idle',
    measured: (data) => data.put(functionMetric('EventsQuarantined'), FAILS_AT_MS, 1),
    others: [WOKEN],
  },
  {
    alarm: 'QueueDeadLetters',
    what: 'SQS moves a message that has come back too often, which no function counts',
    measured: (data) => {
      for (let minute = 0; minute < 60; minute += 1) {
        const atMs = FAILS_AT_MS + minute * MINUTE_MS;
        data.put(queueMetric('DeadLetters', 'ApproximateNumberOfMessagesVisible'), atMs, 1);
      }
    },
    others: [WOKEN],
  },
  {
    alarm: 'RefusedTooLarge',
    what: 'API Gateway refuses a body that it can hand to no function',
    measured: (data) => data.put(TOO_LARGE_WEBHOOKS, FAILS_AT_MS, 1),
    others: [],
  },
  {
    alarm: 'RefusedTooLarge',
    what: 'AWS WAF refuses a body of which it only knows the size',
    measured: (data) => data.put(BLOCKED_FOR_SIZE, FAILS_AT_MS, 1),
    others: [],
  },
  {
    alarm: 'FunctionsThrottled',
    what: 'the account is at its limit and ingest may not run',
    measured: (data) => data.put(lambdaMetric('Ingest', 'Throttles'), FAILS_AT_MS, 2),
    others: [],
  },
  {
    alarm: 'FunctionsNearTimeout',
    what: 'ingest is held up for 4.1 of the 5 seconds that it has',
    measured: (data) => data.put(lambdaMetric('Ingest', 'Duration'), FAILS_AT_MS, 4_100),
    others: [],
  },
  {
    alarm: 'QueueBacklog',
    what: 'the send API is down until the evening, and every message waits for its next attempt',
    noticedWithinMs: 3.5 * HOUR_MS,
    faults: {
      send: (atMs) =>
        atMs >= FAILS_AT_MS && atMs < FAILS_AT_MS + 5 * HOUR_MS ? { result: OUTAGE, tookMs: 200 } : undefined,
    },
    others: ['QueueOldestMessage', 'SendFailing', WOKEN],
  },
  {
    alarm: 'RepliesUndelivered',
    what: 'WhatsApp takes no reply: each is reported as failed, and never as sent',
    noticedWithinMs: 2.2 * HOUR_MS,
    faults: { delivery: (atMs) => (isNow(atMs) ? 'unsent' : 'delivered') },
    others: [WOKEN],
  },
];
