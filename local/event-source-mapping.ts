import { setTimeout as delay } from 'node:timers/promises';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { PROCESSOR_BATCH_SIZE } from '../lambdas/shared/limits';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './aws-account';
import { handledRecords } from './batch-response';
import { invokeFunction, type LocalFunction } from './invoke-function';
import type { SqsEmulator } from './sqs-emulator';
import { toSqsEvent } from './sqs-event';

/** Invocations of the processor side by side. */
const CONCURRENCY = 5;

/** The longest wait that SQS offers: an idle queue costs one request in this time. */
const LONG_POLL_SECONDS = 20;

const PAUSE_AFTER_ERROR_MS = 1_000;
const PATIENCE_ON_CLOSE_MS = 400;

/** What stands between the queue and the processor function. */
export interface EventSourceMapping {
  /** Stops receiving at once, and waits a moment for invocations that are under way. */
  close(): Promise<void>;
}

/** What the event source mapping needs. */
export interface EventSourceMappingOptions {
  readonly sqs: SqsEmulator;
  readonly processor: LocalFunction<SQSEvent>;
  /** Called with every batch before the function is. */
  readonly onReceived?: (event: SQSEvent) => void;
  /** Called when the function threw or timed out, or the queue could not be reached. */
  readonly onError: (error: unknown) => void;
}

/** Starts to feed the queue to the processor as Lambda does: long polls, batches, partial batch responses. */
export function startEventSourceMapping(options: EventSourceMappingOptions): EventSourceMapping {
  const client = new SQSClient({
    endpoint: options.sqs.endpoint,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  const stop = new AbortController();
  const polling = poll(client, options, stop.signal);
  return {
    close: async () => {
      stop.abort();
      await Promise.race([polling, delay(PATIENCE_ON_CLOSE_MS, undefined, { ref: false })]);
      client.destroy();
    },
  };
}

/** One receiver for all invocations: the emulator ends every open long poll when a message comes, so that more would ask in vain. */
async function poll(client: SQSClient, options: EventSourceMappingOptions, signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<unknown>>();
  const rest = () => delay(PAUSE_AFTER_ERROR_MS, undefined, { signal }).catch(() => undefined);
  while (!signal.aborted) {
    if (running.size >= CONCURRENCY) await Promise.race(running);
    try {
      const messages = await receive(client, options.sqs.queueUrl('webhook.fifo'), signal);
      if (messages.length === 0) continue;
      const invocation: Promise<unknown> = process(client, options, messages)
        .catch((error: unknown) => signal.aborted || options.onError(error))
        .finally(() => running.delete(invocation));
      running.add(invocation);
    } catch (error) {
      if (signal.aborted) break;
      options.onError(error);
      await rest();
    }
  }
  await Promise.all(running);
}

async function receive(client: SQSClient, queueUrl: string, signal: AbortSignal): Promise<readonly Message[]> {
  const { Messages: messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: PROCESSOR_BATCH_SIZE,
      WaitTimeSeconds: LONG_POLL_SECONDS,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
    { abortSignal: signal },
  );
  return messages;
}

/** Deletes what the function handled. What it did not stays invisible until its visibility timeout, as in the cloud. */
async function process(
  client: SQSClient,
  { sqs, processor, onReceived, onError }: EventSourceMappingOptions,
  messages: readonly Message[],
): Promise<void> {
  const event = toSqsEvent(messages, sqs.queueArn('webhook.fifo'));
  onReceived?.(event);
  const handled = await invokeFunction(processor, event).then(
    (response) => handledRecords(event, response),
    (error: unknown) => {
      onError(error);
      return [];
    },
  );
  if (handled.length === 0) return;
  await client.send(
    new DeleteMessageBatchCommand({
      QueueUrl: sqs.queueUrl('webhook.fifo'),
      Entries: handled.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle })),
    }),
  );
}
