import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { DEFAULT_BACKOFF_BASE_MS, retryDelayMs } from '../lambdas/processor/backoff';
import { MAX_RECEIVE_COUNT, PROCESSOR_BATCH_SIZE, VISIBILITY_TIMEOUT_SECONDS } from '../lambdas/shared/limits';
import type { Observer } from './observer';
import type { SimulatedMessage } from './simulated-queue';
import { RETRY_AFTER_SECONDS } from './simulated-send-api';
import type { SimulatedSqs } from './simulated-sqs';

export interface MappingOptions {
  readonly sqs: SimulatedSqs;
  readonly observer: Observer;
  readonly invoke: (event: SQSEvent) => Promise<{ readonly returned: SQSBatchResponse } | 'died'>;
  readonly trueMs: () => number;
  /** True when a call of the processor failed since the last time it was asked: then a retry may come later. */
  readonly takeCallFailed: () => boolean;
  /** True when the next deletion is lost on its way. */
  readonly losesDeletion: () => boolean;
}

const MAX_INVOCATIONS = 2;
/** Latency of the calls, and visibility in whole seconds. */
const TOLERANCE_MS = 2_000;

/** Feeds the queue to the processor, as Lambda's pollers do. */
export class SimulatedMapping {
  readonly #options: MappingOptions;
  #running = 0;
  #wakeUp: NodeJS.Timeout | undefined;

  constructor(options: MappingOptions) {
    this.#options = options;
  }

  /** Looks for messages now; called whenever the queue changes. */
  poll(): void {
    clearTimeout(this.#wakeUp);
    this.#wakeUp = setTimeout(() => this.#receive(), 5);
  }

  #receive(): void {
    const { sqs, trueMs } = this.#options;
    while (this.#running < MAX_INVOCATIONS) {
      const batch = sqs.queue.receive(PROCESSOR_BATCH_SIZE, VISIBILITY_TIMEOUT_SECONDS * 1_000);
      if (batch.length === 0) break;
      this.#running += 1;
      void this.#process(batch).finally(() => {
        this.#running -= 1;
        this.poll();
      });
    }
    const nextMs = sqs.queue.nextVisibleAtMs();
    if (nextMs !== undefined) this.#wakeUp = setTimeout(() => this.#receive(), nextMs - trueMs() + 1);
  }

  async #process(batch: readonly SimulatedMessage[]): Promise<void> {
    const handles = new Map(batch.map((message) => [message.messageId, message.receiptHandle ?? '']));
    const counts = batch.map(({ group, receiveCount }) => ({ group, receiveCount }));
    // The rest of a group waits as long as the one that failed.
    const attemptOf = (group: string) =>
      Math.max(...counts.filter((count) => count.group === group).map((count) => count.receiveCount));
    this.#options.takeCallFailed();
    const result = await this.#options.invoke(eventOf(batch));
    const callFailed = this.#options.takeCallFailed();
    if (result === 'died') return;
    const failed = new Set(result.returned.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of batch) {
      const handle = handles.get(message.messageId) ?? '';
      if (!failed.has(message.messageId)) this.#finish(message, handle);
      else if (!callFailed && message.receiptHandle === handle) this.#checkRetry(message, attemptOf(message.group));
    }
  }

  #finish(message: SimulatedMessage, handle: string): void {
    const { sqs, observer, losesDeletion } = this.#options;
    const isAccountedFor = observer.wasDelivered(message.key) || sqs.deadLetters.keysTaken.has(message.key);
    if (message.key.startsWith('message:') && !isAccountedFor) {
      observer.violated('I3', `${message.key} was finished, neither answered nor dead-lettered`);
    }
    if (!losesDeletion()) sqs.queue.delete(handle);
  }

  #checkRetry(message: SimulatedMessage, attempt: number): void {
    const longestOf = (askedMs?: number) =>
      retryDelayMs(attempt, askedMs, { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 1 });
    const longestMs = Math.max(longestOf(), longestOf(RETRY_AFTER_SECONDS * 1_000));
    const waitMs = message.visibleAtMs - this.#options.trueMs();
    if (waitMs <= longestMs + TOLERANCE_MS) return;
    const { observer } = this.#options;
    observer.violated('I3', `after failure ${attempt} ${message.key} waits ${Math.round(waitMs / 1_000)} s`);
  }
}

function eventOf(batch: readonly SimulatedMessage[]): SQSEvent {
  return {
    Records: batch.map((message) => {
      if (message.receiveCount > MAX_RECEIVE_COUNT) throw new Error('the redrive policy is not simulated');
      return {
        messageId: message.messageId,
        receiptHandle: message.receiptHandle ?? '',
        body: message.body,
        attributes: {
          ApproximateReceiveCount: String(message.receiveCount),
          SentTimestamp: String(message.sentAtMs),
          SenderId: 'simulated',
          ApproximateFirstReceiveTimestamp: String(message.sentAtMs),
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:simulated',
        awsRegion: 'us-east-1',
      };
    }),
  };
}
