import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { createAwsClients } from '../shared/aws-clients';
import { parseConfiguration } from '../shared/configuration';
import { DeadlineExceededError, withDeadline } from '../shared/deadline';
import { INGEST_DEADLINE_MS } from '../shared/limits';
import { createOnceStore } from '../shared/powertools-once';
import { CachedSecret, type Secret } from '../shared/secret';
import { fetchSecretVersions } from '../shared/secrets-manager';
import { createTelemetry, errorFields } from '../shared/telemetry';
import { bearerAuthorization, noAuthorization } from './authorization';
import { ingestConfiguration } from './configuration';
import { requestOf, responseOf, unavailable } from './http';
import { receiveWebhook } from './receive-webhook';
import { reportOutcome } from './report-outcome';
import { sqsItemQueue } from './sqs-item-queue';

const configuration = parseConfiguration(ingestConfiguration, process.env);
const telemetry = createTelemetry('ingest', configuration.STACK_NAME);
const clients = createAwsClients({ connectionTimeoutMs: 500, requestTimeoutMs: 700, maxAttempts: 3 });
const nowMs = () => Date.now();

const cachedSecret = (secretArn: string): Secret =>
  new CachedSecret({
    fetch: () => fetchSecretVersions(clients.secretsManager, secretArn, nowMs),
    nowMs,
    onStale: (error) => telemetry.warn('secret not refreshed', errorFields(error)),
  });

const webhookSecret = cachedSecret(configuration.WEBHOOK_SECRET_ARN);
const credential = configuration.AUTH === 'bearer' ? cachedSecret(configuration.INBOUND_CREDENTIAL_ARN) : null;

const dependencies = {
  webhookSecret,
  authorize: credential === null ? noAuthorization : bearerAuthorization(credential),
  queue: sqsItemQueue({
    client: clients.sqs,
    queueUrl: configuration.QUEUE_URL,
    deadLetterQueueUrl: configuration.DEAD_LETTER_QUEUE_URL,
  }),
  telemetry,
  nowMs,
};

const onceStore = createOnceStore({
  client: clients.dynamoDb,
  tableName: configuration.IDEMPOTENCY_TABLE_NAME,
  keyPrefix: 'ingest',
  onUnnoted: (error) => telemetry.warn('item queued, its record not completed', errorFields(error)),
});

// Start-up is not measured against the deadline: secrets read here cost the first webhook nothing.
await Promise.allSettled([webhookSecret.read(), credential?.read()]);

/** Takes one webhook in and answers it within the deadline, whatever happens. */
export async function handler(event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> {
  const startedAtMs = nowMs();
  try {
    const outcome = await withDeadline(INGEST_DEADLINE_MS, () =>
      receiveWebhook(requestOf(event), { ...dependencies, once: onceStore(context) }),
    );
    reportOutcome(outcome, nowMs() - startedAtMs, telemetry);
    return responseOf(outcome);
  } catch (error) {
    telemetry.count('IngestFailures');
    const reason = error instanceof DeadlineExceededError ? 'deadline' : 'dependency';
    telemetry.error('webhook failed', { status: 503, reason, ...errorFields(error) });
    return unavailable();
  } finally {
    telemetry.flush();
  }
}
