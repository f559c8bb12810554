import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import bundledReplies from '../../replies.json' with { type: 'json' };
import { createAwsClients } from '../shared/aws-clients';
import { parseConfiguration } from '../shared/configuration';
import { SEND_TIMEOUT_MS } from '../shared/limits';
import { createOnceStore } from '../shared/powertools-once';
import { CachedSecret } from '../shared/secret';
import { fetchSecretVersions } from '../shared/secrets-manager';
import { createTelemetry, errorFields } from '../shared/telemetry';
import { replyByRules } from './choose-reply';
import { processorConfiguration } from './configuration';
import { processBatch } from './process-batch';
import type { QueueRecord } from './queue';
import { parseReplies } from './replies';
import { replyByFile } from './replies-file';
import { sqsQueue } from './sqs-queue';
import { whatzMeApi } from './whatzmeapi-send-api';

const configuration = parseConfiguration(processorConfiguration, process.env);
const telemetry = createTelemetry('processor', configuration.STACK_NAME);
const clients = createAwsClients({ connectionTimeoutMs: 1_000, requestTimeoutMs: 2_000, maxAttempts: 3 });
const nowMs = () => Date.now();

const token = new CachedSecret({
  fetch: () => fetchSecretVersions(clients.secretsManager, configuration.SEND_TOKEN_ARN, nowMs),
  nowMs,
  onStale: (error) => telemetry.warn('secret not refreshed', errorFields(error)),
});

const dependencies = {
  chooseReply:
    configuration.REPLIES_FILE === undefined
      ? replyByRules(parseReplies(bundledReplies))
      : replyByFile(configuration.REPLIES_FILE, telemetry),
  sendApi: whatzMeApi({ baseUrl: configuration.SEND_API_URL, token, timeoutMs: SEND_TIMEOUT_MS, fetch, nowMs }),
  queue: sqsQueue({
    client: clients.sqs,
    queueUrl: configuration.QUEUE_URL,
    deadLetterQueueUrl: configuration.DEAD_LETTER_QUEUE_URL,
  }),
  backoff: { baseMs: configuration.BACKOFF_BASE_MS, random: Math.random },
  telemetry,
  nowMs,
};

const onceStore = createOnceStore({
  client: clients.dynamoDb,
  tableName: configuration.IDEMPOTENCY_TABLE_NAME,
  keyPrefix: 'reply',
  onUnnoted: (error) => telemetry.warn('reply sent, its record not completed', errorFields(error)),
});

/** Handles one batch of queue messages; reports those that must come back. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  try {
    const unfinished = await processBatch(event.Records.map(recordOf), {
      ...dependencies,
      once: onceStore(context),
      remainingMs: () => context.getRemainingTimeInMillis(),
    });
    return { batchItemFailures: unfinished.map((itemIdentifier) => ({ itemIdentifier })) };
  } finally {
    telemetry.flush();
  }
}

function recordOf({ messageId, receiptHandle, body, attributes }: SQSRecord): QueueRecord {
  return {
    messageId,
    receiptHandle,
    body,
    receiveCount: Number(attributes.ApproximateReceiveCount),
    sentAtMs: Number(attributes.SentTimestamp),
  };
}
