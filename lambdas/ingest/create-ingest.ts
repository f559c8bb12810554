import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Environment } from '../shared/configuration';
import { withDeadline } from '../shared/deadline';
import { LAST_ITEM_MS } from '../shared/limits';
import type { QueueMessage } from '../shared/message/queue-message';
import { itemsFields } from '../shared/telemetry/log-keys';
import type { LogFields } from '../shared/telemetry/log-messages';
import { requestOf, responseOf, unavailable } from './http';
import { type IngestOverrides, type IngestParts, ingestParts } from './ingest-parts';
import { receiveWebhook } from './receive-webhook';
import { reportFailure, reportOutcome } from './report-outcome';

/** Makes the ingest function of one sandbox, its secrets read. @throws ConfigurationError */
export async function createIngest(environment: Environment, overrides?: IngestOverrides): Promise<IngestHandler> {
  const parts = ingestParts(environment, overrides);
  await readSecretsAtStart(parts);
  return createIngestHandler(parts);
}

/**
 * Reads every secret before the first webhook, so that it is not slower. A failure is left to that webhook, which reads again
 * and reports.
 */
export async function readSecretsAtStart({
  secrets,
  deadlines,
}: Pick<IngestParts, 'secrets' | 'deadlines'>): Promise<void> {
  await withDeadline(deadlines.startUpMs, () => Promise.allSettled(secrets.map((secret) => secret.read()))).catch(
    () => {},
  );
}

/** A Lambda handler that takes one webhook in and answers it within the deadline, whatever happens. */
export type IngestHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** Makes the handler out of its parts. */
export function createIngestHandler({ receive, onceFor, deadlines }: Omit<IngestParts, 'secrets'>): IngestHandler {
  const { telemetry, nowMs } = receive;
  return async (event, context) => {
    const startedAtMs = nowMs();
    let about: LogFields = { requestId: event.requestContext?.requestId };
    const onItems = (items: readonly QueueMessage[]) => {
      about = { ...about, ...itemsFields(items) };
    };
    const onGenuine = (verifiedBy: 'current' | 'previous') => {
      about = { ...about, verifiedBy };
    };
    const isTimeLeft = () => nowMs() - startedAtMs < deadlines.webhookMs - LAST_ITEM_MS;
    const telemetryNow = () => telemetry.about({ ...about, durationMs: nowMs() - startedAtMs });
    try {
      const outcome = await withDeadline(deadlines.webhookMs, () =>
        receiveWebhook(requestOf(event), { ...receive, once: onceFor(context), onItems, onGenuine, isTimeLeft }),
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
