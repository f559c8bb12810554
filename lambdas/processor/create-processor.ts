import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import bundledReplies from '../../replies.json' with { type: 'json' };
import { type AwsClients, createAwsClients } from '../shared/aws/aws-clients';
import { type Environment, parseConfiguration } from '../shared/configuration';
import { PROCESSOR_PATIENCE, SEND_TIMEOUT_MS } from '../shared/limits';
import { COPIES_ALLOWED } from '../shared/message/dead-letter';
import { KEY_PREFIXES } from '../shared/once/key-prefixes';
import type { Once } from '../shared/once/once';
import { createOnceStore } from '../shared/once/powertools-once';
import { CachedSecret } from '../shared/secrets/secret';
import { fetchSecretVersions } from '../shared/secrets/secrets-manager';
import { sortingForbidden } from '../shared/send/forbidden-sends';
import { whatzMeApi } from '../shared/send/whatzmeapi-send-api';
import { createTelemetry, errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import { dynamoDbBrakeStore } from './brake/dynamodb-brake-store';
import { type ChooseReply, replyByRules } from './choose-reply';
import { processorConfiguration } from './configuration';
import { type BatchDependencies, processBatch } from './process-batch';
import type { QueueRecord } from './queue';
import { parseReplies } from './replies';
import { sqsQueue } from './sqs-queue';

/** What the processor function is made of, for one sandbox. */
export interface ProcessorParts {
  readonly process: Omit<BatchDependencies, 'once' | 'remainingMs'>;
  readonly onceFor: (context: Context) => Once;
}

/** Replaces what the processor function would talk to. By default everything is real. */
export interface ProcessorOverrides {
  readonly clients?: AwsClients;
  readonly telemetry?: Telemetry;
  /** @default by the `replies.json` that is bundled */
  readonly chooseReply?: ChooseReply;
  /** For the send API. */
  readonly fetch?: typeof fetch;
  readonly nowMs?: () => number;
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly random?: () => number;
}

/** Makes the processor function of one sandbox. @throws ConfigurationError, RepliesError */
export function createProcessor(environment: Environment, overrides?: ProcessorOverrides): ProcessorHandler {
  return createProcessorHandler(processorParts(environment, overrides));
}

/** Puts the parts together, over the real services unless overridden. Nothing is called yet. @throws as createProcessor */
export function processorParts(environment: Environment, overrides: ProcessorOverrides = {}): ProcessorParts {
  const configuration = parseConfiguration(processorConfiguration, environment);
  const {
    clients = createAwsClients(PROCESSOR_PATIENCE),
    telemetry = createTelemetry('processor', configuration.STACK_NAME),
    chooseReply = replyByRules(parseReplies(bundledReplies)),
    nowMs = () => Date.now(),
    random = Math.random,
  } = overrides;
  const secretArn = configuration.SEND_TOKEN_ARN;
  const token = new CachedSecret({
    fetch: () => fetchSecretVersions({ client: clients.secretsManager, secretArn, withPrevious: false }),
    previousAcceptedForMs: 0,
    nowMs,
    onStale: (error) => telemetry.warn('secret not refreshed', errorFields(error)),
  });
  const adapter = whatzMeApi({
    baseUrl: configuration.SEND_API_URL,
    token,
    timeoutMs: SEND_TIMEOUT_MS,
    fetch: overrides.fetch ?? fetch,
    nowMs,
  });
  const sendApi = sortingForbidden(adapter);
  const queue = sqsQueue({
    client: clients.sqs,
    queueUrl: configuration.QUEUE_URL,
    deadLetterQueueUrl: configuration.DEAD_LETTER_QUEUE_URL,
  });
  const onceFor = createOnceStore({
    client: clients.dynamoDb,
    tableName: configuration.IDEMPOTENCY_TABLE_NAME,
    keyPrefix: KEY_PREFIXES.processor.replied,
  });
  const brakeStore = dynamoDbBrakeStore({
    client: clients.dynamoDb,
    tableName: configuration.IDEMPOTENCY_TABLE_NAME,
    nowMs,
  });
  const backoff = { baseMs: configuration.BACKOFF_BASE_MS, random };
  return { process: { chooseReply, sendApi, queue, backoff, brakeStore, telemetry, nowMs }, onceFor };
}

/** A Lambda handler that handles one batch of queue messages and reports those that must come back. */
export type ProcessorHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** Makes the handler out of its parts. */
export function createProcessorHandler({ process, onceFor }: ProcessorParts): ProcessorHandler {
  return async (event, context) => {
    try {
      const unfinished = await processBatch(event.Records.map(recordOf), {
        ...process,
        once: onceFor(context),
        remainingMs: () => context.getRemainingTimeInMillis(),
      });
      return { batchItemFailures: unfinished.map((itemIdentifier) => ({ itemIdentifier })) };
    } finally {
      process.telemetry.flush();
    }
  };
}

/** A record of Lambda's event, as the processor reads it. */
export function recordOf({ messageId, receiptHandle, body, attributes, messageAttributes }: SQSRecord): QueueRecord {
  return {
    messageId,
    receiptHandle,
    body,
    receiveCount: Number(attributes.ApproximateReceiveCount),
    sentAtMs: Number(attributes.SentTimestamp),
    copiesAllowed: Number(messageAttributes[COPIES_ALLOWED]?.stringValue ?? 0),
  };
}
