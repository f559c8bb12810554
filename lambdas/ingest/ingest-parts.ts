import type { Context } from 'aws-lambda';
import { type AwsClients, createAwsClients } from '../shared/aws/aws-clients';
import { type Environment, parseConfiguration } from '../shared/configuration';
import { INGEST_DEADLINE_MS, INGEST_PATIENCE, INGEST_START_UP_MS } from '../shared/limits';
import { KEY_PREFIXES } from '../shared/once/key-prefixes';
import type { Once } from '../shared/once/once';
import { createOnceStore } from '../shared/once/powertools-once';
import { CachedSecret, type Secret } from '../shared/secrets/secret';
import { fetchSecretVersions } from '../shared/secrets/secrets-manager';
import { createTelemetry, errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import { authorizationOf } from './authorization-of';
import { ingestConfiguration } from './configuration';
import { KnownItems } from './known-items';
import type { ReceiveDependencies } from './receive-webhook';
import { sqsItemQueue } from './sqs-item-queue';
import { dynamoDbDeliveryStates } from './states/dynamodb-delivery-states';

/** How long the ingest function takes at most. */
export interface IngestDeadlines {
  /** Until secrets that are not read yet are left to the first webhook. */
  readonly startUpMs: number;
  /** Until a webhook is answered 503. */
  readonly webhookMs: number;
}

/** The deadlines in force. */
export const INGEST_DEADLINES: IngestDeadlines = { startUpMs: INGEST_START_UP_MS, webhookMs: INGEST_DEADLINE_MS };

/** What the ingest function is made of, for one sandbox. */
export interface IngestParts {
  readonly receive: Omit<ReceiveDependencies, 'once' | 'onItems' | 'onGenuine' | 'isTimeLeft'>;
  readonly onceFor: (context: Context) => Once;
  readonly deadlines: IngestDeadlines;
  /** Every secret that a webhook needs. They are read at start-up, so that the first webhook is not slower. */
  readonly secrets: readonly Secret[];
}

/** Replaces what the ingest function would talk to. By default everything is real. */
export interface IngestOverrides {
  readonly clients?: AwsClients;
  readonly telemetry?: Telemetry;
  /** For the key set of a JWT issuer. */
  readonly fetch?: typeof fetch;
  readonly nowMs?: () => number;
  readonly deadlines?: IngestDeadlines;
}

/** Puts the parts together, over AWS unless overridden. Nothing is called yet. @throws ConfigurationError */
export function ingestParts(environment: Environment, overrides: IngestOverrides = {}): IngestParts {
  const configuration = parseConfiguration(ingestConfiguration, environment);
  const {
    clients = createAwsClients(INGEST_PATIENCE),
    telemetry = createTelemetry('ingest', configuration.STACK_NAME),
    nowMs = () => Date.now(),
    deadlines = INGEST_DEADLINES,
  } = overrides;
  const secrets: Secret[] = [];
  const hours = configuration.PREVIOUS_SECRET_HOURS;
  const secretAt = (secretArn: string, previousAcceptedForHours = hours): Secret => {
    const secret = cachedSecret(secretArn, previousAcceptedForHours, { clients, telemetry, nowMs });
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
    keyPrefix: KEY_PREFIXES.ingest.accepted,
  });
  const states = dynamoDbDeliveryStates({
    client: clients.dynamoDb,
    tableName: configuration.IDEMPOTENCY_TABLE_NAME,
  });
  const webhookSecret = secretAt(configuration.WEBHOOK_SECRET_ARN);
  const pseudonymKey = secretAt(configuration.PSEUDONYM_KEY_ARN, 0);
  const authorize = authorizationOf(configuration, { secretAt, fetch: overrides.fetch ?? fetch, nowMs });
  return {
    receive: { webhookSecret, pseudonymKey, authorize, queue, states, telemetry, nowMs, known: new KnownItems() },
    onceFor,
    deadlines,
    secrets,
  };
}

type SecretResources = Required<Pick<IngestOverrides, 'clients' | 'telemetry' | 'nowMs'>>;

function cachedSecret(secretArn: string, previousAcceptedForHours: number, resources: SecretResources): Secret {
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
