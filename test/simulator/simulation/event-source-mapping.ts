import type { SQSBatchResponse, SQSEvent, SQSMessageAttributes } from 'aws-lambda';
import type { ProcessorHandler } from '../../../lambdas/processor/create-processor';
import { MAX_RECEIVE_COUNT, PROCESSOR_BATCH_SIZE, VISIBILITY_TIMEOUT_SECONDS } from '../../../lambdas/shared/limits';
import { callOutcome } from '../faults/call-outcome';
import type { FaultPlan } from '../faults/fault-plan';
import type { GivenMessage } from '../journal/entry';
import type { Journal } from '../journal/journal';
import type { SandboxPool } from '../runtime/sandbox';
import type { SimulatedMessage } from '../services/queue';
import type { SimulatedSqs } from '../services/sqs';

export interface MappingOptions {
  readonly sqs: SimulatedSqs;
  readonly journal: Journal;
  readonly faults: FaultPlan;
  readonly processor: SandboxPool<ProcessorHandler>;
  readonly trueMs: () => number;
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

  /** Looks for messages whenever a queue changes. */
  start(): void {
    const poll = () => this.#poll();
    this.#options.journal.listen({ sent: poll, 'visibility-changed': poll, exposed: poll, deleted: poll });
  }

  #poll(): void {
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
        this.#poll();
      });
    }
    const nextMs = sqs.queue.nextVisibleAtMs();
    clearTimeout(this.#wakeUp);
    if (nextMs !== undefined) this.#wakeUp = setTimeout(() => this.#receive(), nextMs - trueMs() + 1);
  }

  async #process(batch: readonly SimulatedMessage[]): Promise<void> {
    const { sqs, journal, processor } = this.#options;
    const messages = batch.map(given);
    journal.write({ kind: 'processor-started', messages });
    const { ending, invocation, tookMs } = await processor.invoke((handler, context) =>
      handler(eventOf(batch), context),
    );
    const failed = ending.kind === 'returned' ? failedOf(ending.value, messages) : [];
    journal.write({ kind: 'processor-ended', messages, ending: ending.kind, failed, invocation, tookMs });
    if (ending.kind === 'threw')
      journal.write({ kind: 'failed', error: `the processor threw ${String(ending.error)}` });
    if (ending.kind !== 'returned') return;
    for (const { messageId, receiptHandle } of messages) {
      if (!failed.includes(messageId) && this.#isDeletionTaken()) sqs.queue.delete(receiptHandle);
    }
  }

  /** Lambda's own call to SQS fails like any other. */
  #isDeletionTaken(): boolean {
    const { faults, journal } = this.#options;
    const target = 'AmazonSQS.DeleteMessage';
    const planned = faults.nextCall(target, '');
    journal.write({ kind: 'called', target, ...planned, isBehindAnswer: false });
    return callOutcome(planned.fault, 0, 0).reachesService;
  }
}

function given({ messageId, receiptHandle, key, group, receiveCount }: SimulatedMessage): GivenMessage {
  return { messageId, receiptHandle: receiptHandle ?? '', key, group, receiveCount };
}

/** An identifier that is empty or unknown makes Lambda take the whole batch for failed. */
function failedOf(response: SQSBatchResponse, messages: readonly GivenMessage[]): readonly string[] {
  const known = messages.map(({ messageId }) => messageId);
  const failed = response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((identifier) => known.includes(identifier)) ? failed : known;
}

/** As Lambda writes them, which is not as SQS does. */
function attributesOf({ attributes }: SimulatedMessage): SQSMessageAttributes {
  const given = Object.entries((attributes ?? {}) as Record<string, { DataType: string; StringValue: string }>);
  return Object.fromEntries(
    given.map(([name, { DataType, StringValue }]) => [name, { dataType: DataType, stringValue: StringValue }]),
  );
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
      messageAttributes: attributesOf(message),
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:simulated',
      awsRegion: 'us-east-1',
    })),
  };
}
