import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { createIngestHandler, type IngestHandler } from '../../lambdas/ingest/create-ingest';
import { ingestParts } from '../../lambdas/ingest/ingest-parts';
import type { QueueMessage } from '../../lambdas/shared/message/queue-message';
import { memoryOnce } from './memory-once';
import { type RecordingTelemetry, recordingTelemetry } from './recording-telemetry';
import { seededRandom } from './seeded-random';
import { signedHeaders, textMessage } from './signed-webhook';
import { UNHURRIED } from './unhurried';
import { VersionedSecrets } from './versioned-secrets';

/** The secrets that a webhook is sent with. */
export interface PanelSecrets {
  readonly webhookSecret: string;
  readonly credential: string;
}

const ARNS = { webhookSecret: 'arn:webhook-secret', credential: 'arn:credential' } as const;
const PSEUDONYM_KEY_ARN = 'arn:pseudonym-key';
const ENVIRONMENT = {
  AUTH: 'bearer',
  WEBHOOK_SECRET_ARN: ARNS.webhookSecret,
  INBOUND_CREDENTIAL_ARN: ARNS.credential,
  PSEUDONYM_KEY_ARN,
  PREVIOUS_SECRET_HOURS: '24',
  QUEUE_URL: 'queue',
  DEAD_LETTER_QUEUE_URL: 'dead-letters',
  IDEMPOTENCY_TABLE_NAME: 'table',
  STACK_NAME: 'stack',
};
const STARTED_AT_MS = Date.parse('2026-11-22T12:00:00Z');
const context = { getRemainingTimeInMillis: () => 5_000 } as Context;

/**
 * Warm copies of the ingest function, as many as a test starts, each with secrets of its own in memory, before one Secrets
 * Manager; and a clock that goes only when it is told to. DynamoDB and SQS are not asked: what is queued is
 * written down.
 */
export class RotationWorld {
  nowMs = STARTED_AT_MS;
  readonly queued: QueueMessage[] = [];
  readonly telemetry: RecordingTelemetry = recordingTelemetry();
  readonly #secrets = new VersionedSecrets(() => this.nowMs);
  readonly #functions: IngestHandler[] = [];
  readonly #random: () => number;
  #sent = 0;

  constructor({ secrets, seed, functions }: { secrets: PanelSecrets; seed: number; functions: number }) {
    this.#random = seededRandom(seed);
    this.#secrets.put(PSEUDONYM_KEY_ARN, 'pseudonym-key');
    this.rotate(secrets);
    for (let count = 0; count < functions; count += 1) this.startFunction();
  }

  /** Writes new versions into Secrets Manager; the panel knows nothing of it yet. */
  rotate(secrets: Partial<PanelSecrets>): void {
    for (const name of ['webhookSecret', 'credential'] as const) {
      const value = secrets[name];
      if (value !== undefined) this.#secrets.put(ARNS[name], value);
    }
  }

  /** A cold start: a function that knows no secret yet. */
  startFunction(): void {
    const once = memoryOnce();
    const parts = ingestParts(ENVIRONMENT, {
      clients: {
        secretsManager: this.#secrets.client,
        dynamoDb: new DynamoDBClient({}),
        sqs: new SQSClient({}),
      },
      telemetry: this.telemetry,
      fetch: () => Promise.reject(new Error('there is no key set')),
      nowMs: () => this.nowMs,
      deadlines: UNHURRIED,
    });
    const queue = { send: async (item: QueueMessage) => void this.queued.push(item) };
    this.#functions.push(createIngestHandler({ ...parts, receive: { ...parts.receive, queue }, onceFor: () => once }));
  }

  /** Has `sender` send a new message, signed with what its panel holds, to any of the functions. Gives the status. */
  async send(sender: string, panel: PanelSecrets): Promise<number> {
    this.#sent += 1;
    const body = textMessage(`M${this.#sent}`, 'Hola', sender);
    const handler = this.#functions[Math.floor(this.#random() * this.#functions.length)];
    if (handler === undefined) throw new Error('no function was started');
    const headers = Object.entries(signedHeaders(body, panel.webhookSecret, panel.credential));
    const event = {
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
      multiValueHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])),
    } as unknown as APIGatewayProxyEvent;
    return (await handler(event, context)).statusCode;
  }
}
