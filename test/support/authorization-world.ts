import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { createIngestHandler, type IngestHandler } from '../../lambdas/ingest/create-ingest';
import { ingestParts } from '../../lambdas/ingest/ingest-parts';
import type { Environment } from '../../lambdas/shared/configuration';
import type { QueueMessage } from '../../lambdas/shared/message/queue-message';
import { JwtIssuer } from './jwt-issuer';
import { memoryOnce } from './memory-once';
import { type RecordingTelemetry, recordingTelemetry } from './recording-telemetry';
import { signatureOf, TEST_SECRET, textMessage } from './signed-webhook';
import { UNHURRIED } from './unhurried';
import { VersionedSecrets } from './versioned-secrets';

const ARNS = { webhookSecret: 'arn:webhook-secret', credential: 'arn:credential', pseudonymKey: 'arn:pseudonym-key' };
const context = { getRemainingTimeInMillis: () => 5_000 } as Context;

/**
 * One ingest function, made of its environment as the deployed one is, before Secrets Manager and the issuer of its JWTs.
 * DynamoDB and SQS are not asked: what is queued is written down.
 */
export class AuthorizationWorld {
  nowMs = Date.parse('2026-11-22T12:00:00Z');
  readonly issuer = new JwtIssuer();
  readonly queued: QueueMessage[] = [];
  readonly telemetry: RecordingTelemetry = recordingTelemetry();
  readonly #handler: IngestHandler;
  #sent = 0;

  /** @param environment what differs from kind to kind: `AUTH` and its settings */
  constructor(environment: Readonly<Record<string, string>>, credential: string) {
    const nowMs = () => this.nowMs;
    const secrets = new VersionedSecrets(nowMs);
    secrets.put(ARNS.webhookSecret, TEST_SECRET);
    secrets.put(ARNS.credential, credential);
    secrets.put(ARNS.pseudonymKey, 'pseudonym-key');
    const parts = ingestParts(environmentWith(environment), {
      clients: { secretsManager: secrets.client, dynamoDb: new DynamoDBClient({}), sqs: new SQSClient({}) },
      telemetry: this.telemetry,
      fetch: this.issuer.fetch,
      nowMs,
      deadlines: UNHURRIED,
    });
    const queue = { send: async (item: QueueMessage) => void this.queued.push(item) };
    const once = memoryOnce();
    this.#handler = createIngestHandler({ ...parts, receive: { ...parts.receive, queue }, onceFor: () => once });
  }

  /** Sends a new message, well signed, with these `Authorization` headers. */
  async send(...authorizations: readonly string[]): Promise<APIGatewayProxyResult> {
    this.#sent += 1;
    const body = textMessage(`M${this.#sent}`);
    const event = {
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
      multiValueHeaders: {
        'Content-Type': ['application/json'],
        'X-Signature': [signatureOf(body)],
        ...(authorizations.length > 0 && { Authorization: authorizations }),
      },
    } as unknown as APIGatewayProxyEvent;
    return this.#handler(event, context);
  }
}

function environmentWith(environment: Environment): Environment {
  return {
    QUEUE_URL: 'queue',
    DEAD_LETTER_QUEUE_URL: 'dead-letters',
    IDEMPOTENCY_TABLE_NAME: 'table',
    STACK_NAME: 'stack',
    WEBHOOK_SECRET_ARN: ARNS.webhookSecret,
    PSEUDONYM_KEY_ARN: ARNS.pseudonymKey,
    INBOUND_CREDENTIAL_ARN: ARNS.credential,
    ...environment,
  };
}
