import { type MetricData, MINUTE_MS } from '../cloudwatch/metric-data';
import { queueMetric } from './aws-metrics';

/** SQS leaves what was received this often out of the age of the oldest message. */
const RECEIVES_WITH_AGE = 2;

/** A message on the queue, and when it was what. */
export interface SimulatedMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAtMs: number;
  receives: number[];
  /** Spans in which it was in flight: being handled, or waiting for its next attempt. */
  readonly flights: { readonly fromMs: number; toMs: number }[];
  deletedAtMs: number;
}

/** Everything that was ever on the two queues. */
export class SimulatedQueue {
  readonly messages: SimulatedMessage[] = [];
  readonly deadLettersAtMs: number[] = [];

  /** Puts a message on the queue. */
  add(body: string, sentAtMs: number): SimulatedMessage {
    const id = String(this.messages.length);
    const message = { id, body, sentAtMs, receives: [], flights: [], deletedAtMs: Number.POSITIVE_INFINITY };
    this.messages.push(message);
    return message;
  }

  /** Writes what SQS would have measured in each minute. */
  measure(data: MetricData, fromMs: number, toMs: number): void {
    const coming = [...this.messages].sort((a, b) => b.sentAtMs - a.sentAtMs);
    let there: SimulatedMessage[] = [];
    for (let atMs = fromMs; atMs < toMs; atMs += MINUTE_MS) {
      while ((coming.at(-1)?.sentAtMs ?? toMs) <= atMs) there.push(...coming.splice(-1));
      there = there.filter(({ deletedAtMs }) => atMs < deletedAtMs);
      const inFlight = there.filter(({ flights }) => flights.some((span) => span.fromMs <= atMs && atMs < span.toMs));
      const ages = there
        .filter(({ receives }) => receives.filter((received) => received <= atMs).length <= RECEIVES_WITH_AGE)
        .map(({ sentAtMs }) => (atMs - sentAtMs) / 1_000);
      const dead = this.deadLettersAtMs.filter((deadAtMs) => deadAtMs <= atMs).length;
      const visible = 'ApproximateNumberOfMessagesVisible';
      data.put(queueMetric('Messages', visible), atMs, there.length - inFlight.length);
      data.put(queueMetric('DeadLetters', visible), atMs, dead);
      const [oldestMs] = this.deadLettersAtMs;
      if (oldestMs !== undefined && oldestMs <= atMs) {
        data.put(queueMetric('DeadLetters', 'ApproximateAgeOfOldestMessage'), atMs, (atMs - oldestMs) / 1_000);
      }
      if (inFlight.length > 0) {
        data.put(queueMetric('Messages', 'ApproximateNumberOfMessagesNotVisible'), atMs, inFlight.length);
      }
      if (ages.length > 0) data.put(queueMetric('Messages', 'ApproximateAgeOfOldestMessage'), atMs, Math.max(...ages));
    }
  }
}
