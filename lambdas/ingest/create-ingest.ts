import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { AwsClients } from '../shared/aws/aws-clients';
import { withDeadline } from '../shared/deadline';
import { INGEST_DEADLINE_MS, INGEST_START_UP_MS } from '../shared/limits';
import type { QueueMessage } from '../shared/message/queue-message';
import type { Once } from '../shared/once/once';
import { createOnceStore } from '../shared/once/powertools-once';
import { CachedSecret, type Secret } from '../shared/secrets/secret';
import { fetchSecretVersions } from '../shared/secrets/secrets-manager';
import { itemsFields } from '../shared/telemetry/log-keys';
import type { LogFields } from '../shared/telemetry/log-messages';
import { errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import { authorizationOf } from './authorization-of';
import type { IngestConfiguration } from './configuration';
import { requestOf, responseOf, unavailable } from './http';
import { type ReceiveDependencies, receiveWebhook } from './receive-webhook';
import { reportFailure, reportOutcome } from './report-outcome';
import { sqsItemQueue } from './sqs-item-queue';

/** What the ingest function is made of, for one sandbox. */
export interface IngestParts {
  readonly receive: Omit<ReceiveDependencies, 'once' | 'onItems'>;
  readonly onceFor: (context: Context) => Once;
  /** Every secret that a webhook needs; one that is read at start-up costs the first webhook nothing. */
  readonly secrets: readonly Secret[];
}

export interface IngestResources {
  readonly configuration: IngestConfiguration;
  readonly clients: AwsClients;
  readonly telemetry: Telemetry;
  /** For the key set of a JWT issuer. */
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
}

/** Puts the parts together over AWS. Nothing is called yet. */
export function ingestParts(resources: IngestResources): IngestParts {
  const { configuration, clients, telemetry, nowMs, fetch } = resources;
  const secrets: Secret[] = [];
  const hours = configuration.PREVIOUS_SECRET_HOURS;
  const secretAt = (secretArn: string, previousAcceptedForHours = hours): Secret => {
    const secret = cachedSecret(secretArn, previousAcceptedForHours, resources);
    secrets.push(secret);
    return secret;
  };
  const queue = sqsItemQueue({
    client: clients.sqs,
    queueUrl: configuration.QUEUE_URL,
    deadLetterQueueUrl: configuration.DEAD_LETTER_QUEUE_URL,
  });
  const onceFor = createOnceStore({
    client: clients.dynamoDb,
    tableName: configuration.IDEMPOTENCY_TABLE_NAME,
    keyPrefix: 'ingest',
  });
  const webhookSecret = secretAt(configuration.WEBHOOK_SECRET_ARN);
  const pseudonymKey = secretAt(configuration.PSEUDONYM_KEY_ARN, 0);
  const authorize = authorizationOf(configuration, { secretAt, fetch, nowMs });
  return { receive: { webhookSecret, pseudonymKey, authorize, queue, telemetry, nowMs }, onceFor, secrets };
}

function cachedSecret(secretArn: string, previousAcceptedForHours: number, resources: IngestResources): Secret {
  const { clients, telemetry, nowMs } = resources;
  const client = clients.secretsManager;
  const previousAcceptedForMs = previousAcceptedForHours * 60 * 60_000;
  return new CachedSecret({
    fetch: () => fetchSecretVersions({ client, secretArn, withPrevious: previousAcceptedForMs > 0 }),
    previousAcceptedForMs,
    nowMs,
    onStale: (error) => telemetry.warn('secret not refreshed', errorFields(error)),
  });
}

/**
 * Reads every secret before the first webhook, which then need not wait for it. What fails here is tried again, and reported,
 * with that webhook.
 */
export async function readSecretsAtStart({ secrets }: Pick<IngestParts, 'secrets'>): Promise<void> {
  await withDeadline(INGEST_START_UP_MS, () => Promise.all(secrets.map((secret) => secret.read()))).catch(() => {});
}

/** A Lambda handler that takes one webhook in and answers it within the deadline, whatever happens. */
export type IngestHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** Makes the handler out of its parts. */
export function createIngestHandler({ receive, onceFor }: Omit<IngestParts, 'secrets'>): IngestHandler {
  const { telemetry, nowMs } = receive;
  return async (event, context) => {
    const startedAtMs = nowMs();
    let about: LogFields = { requestId: event.requestContext?.requestId };
    const onItems = (items: readonly QueueMessage[]) => {
      about = { ...about, ...itemsFields(items) };
    };
    const telemetryNow = () => telemetry.about({ ...about, durationMs: nowMs() - startedAtMs });
    try {
      const outcome = await withDeadline(INGEST_DEADLINE_MS, () =>
        receiveWebhook(requestOf(event), { ...receive, once: onceFor(context), onItems }),
      );
      reportOutcome(outcome, telemetryNow());
      return responseOf(outcome);
    } catch (error) {
      reportFailure(error, telemetryNow());
      return unavailable();
    } finally {
      telemetry.flush();
    }
  };
}
