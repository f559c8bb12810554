import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { MAX_RECEIVE_COUNT, PROCESSOR_BATCH_SIZE, VISIBILITY_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import { courseOf } from './course-of-call';
import type { FaultPlan } from './fault-plan';
import type { Observer } from './observer';
import type { Invocation, Invoked } from './sandbox';
import type { SimulatedMessage } from './simulated-queue';
import type { SimulatedSqs } from './simulated-sqs';

/** A batch that the processor was given, and what it said. */
export interface HandledBatch {
  readonly messages: readonly SimulatedMessage[];
  /** Of the message ids: those that the processor wants to see again. */
  readonly failed: ReadonlySet<string>;
  readonly invocation: Invocation;
  readonly tookMs: number;
  /** False when the message was received again meanwhile. */
  readonly isStillOurs: (message: SimulatedMessage) => boolean;
}

export interface MappingOptions {
  readonly sqs: SimulatedSqs;
  readonly observer: Observer;
  readonly faults: FaultPlan;
  readonly invoke: (event: SQSEvent) => Promise<Invoked<SQSBatchResponse>>;
  readonly trueMs: () => number;
  readonly onHandled: (batch: HandledBatch) => void;
}

const MAX_INVOCATIONS = 2;

/** Feeds the queue to the processor, as Lambda's pollers do. */
export class SimulatedMapping {
  readonly #options: MappingOptions;
  #running = 0;
  #wakeUp: NodeJS.Timeout | undefined;

  constructor(options: MappingOptions) {
    this.#options = options;
  }

  /** True while an invocation has messages. */
  get isBusy(): boolean {
    return this.#running > 0;
  }

  /** Looks for messages now; called whenever the queue changes. */
  poll(): void {
    clearTimeout(this.#wakeUp);
    this.#wakeUp = setTimeout(() => this.#receive(), 5);
  }

  #receive(): void {
    const { sqs, trueMs } = this.#options;
    while (this.#running < MAX_INVOCATIONS) {
      const received = sqs.queue.receive(PROCESSOR_BATCH_SIZE, VISIBILITY_TIMEOUT_SECONDS * 1_000);
      if (received.length === 0) break;
      const batch = received.filter(({ receiveCount }) => receiveCount <= MAX_RECEIVE_COUNT);
      for (const message of received) if (!batch.includes(message)) sqs.moveToDeadLetters(message);
      if (batch.length === 0) continue;
      this.#running += 1;
      void this.#process(batch).finally(() => {
        this.#running -= 1;
        this.poll();
      });
    }
    const nextMs = sqs.queue.nextVisibleAtMs();
    if (nextMs !== undefined) this.#wakeUp = setTimeout(() => this.#receive(), nextMs - trueMs() + 1);
  }

  async #process(messages: readonly SimulatedMessage[]): Promise<void> {
    const { sqs, observer, invoke, trueMs, onHandled } = this.#options;
    const handles = new Map(messages.map((message) => [message, message.receiptHandle ?? '']));
    const startedAtMs = trueMs();
    observer.tell(
      () => `processor gets ${messages.map(({ key, receiveCount }) => `${key} (${receiveCount})`).join(', ')}`,
    );
    const { ending, invocation } = await invoke(eventOf(messages));
    observer.tell(() => `processor ${typeof ending === 'string' ? ending : `ends: ${JSON.stringify(ending)}`}`);
    if (ending === 'timed-out') observer.violated('I3', 'the processor ran into its timeout');
    if (typeof ending === 'string') return;
    if ('threw' in ending) return observer.violated('I0', `the processor threw ${String(ending.threw)}`);
    const failed = failedOf(ending.returned, messages);
    const isStillOurs = (message: SimulatedMessage) => message.receiptHandle === handles.get(message);
    onHandled({ messages, failed, invocation, tookMs: trueMs() - startedAtMs, isStillOurs });
    for (const [message, handle] of handles) {
      if (!failed.has(message.messageId) && this.#isDeletionTaken()) sqs.queue.delete(handle);
    }
  }

  /** Lambda's own call to SQS fails like any other. */
  #isDeletionTaken(): boolean {
    const { faults } = this.#options;
    const fault = faults.nextServiceFault('AmazonSQS');
    if (fault !== undefined) faults.note(fault);
    return courseOf(fault, 0, 0).reachesService;
  }
}

/** An identifier that is empty or unknown makes Lambda take the whole batch for failed. */
function failedOf(response: SQSBatchResponse, messages: readonly SimulatedMessage[]): ReadonlySet<string> {
  const known = new Set(messages.map(({ messageId }) => messageId));
  const failed = response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((identifier) => known.has(identifier)) ? new Set(failed) : known;
}

function eventOf(batch: readonly SimulatedMessage[]): SQSEvent {
  return {
    Records: batch.map((message) => ({
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
    })),
  };
}
