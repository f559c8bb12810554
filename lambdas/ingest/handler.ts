import { createAwsClients } from '../shared/aws-clients';
import { parseConfiguration } from '../shared/configuration';
import { INGEST_PATIENCE } from '../shared/limits';
import { createTelemetry } from '../shared/telemetry';
import { ingestConfiguration } from './configuration';
import { createIngestHandler, ingestParts } from './create-ingest';

const configuration = parseConfiguration(ingestConfiguration, process.env);
const parts = ingestParts({
  configuration,
  clients: createAwsClients(INGEST_PATIENCE),
  telemetry: createTelemetry('ingest', configuration.STACK_NAME),
  nowMs: () => Date.now(),
});

// Start-up is not measured against the deadline. What fails here is tried again, and reported, with the first webhook.
await Promise.allSettled(parts.secrets.map((secret) => secret.read()));

/** The ingest function's entry point. */
export const handler = createIngestHandler(parts);
