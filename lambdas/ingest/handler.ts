import { createAwsClients } from '../shared/aws-clients';
import { parseConfiguration } from '../shared/configuration';
import { withDeadline } from '../shared/deadline';
import { INGEST_PATIENCE, INGEST_START_UP_MS } from '../shared/limits';
import { createTelemetry } from '../shared/telemetry';
import { ingestConfiguration } from './configuration';
import { createIngestHandler, ingestParts } from './create-ingest';

const configuration = parseConfiguration(ingestConfiguration, process.env);
const parts = ingestParts({
  configuration,
  clients: createAwsClients(INGEST_PATIENCE),
  telemetry: createTelemetry('ingest', configuration.STACK_NAME),
  fetch,
  nowMs: () => Date.now(),
});

// A secret that is read at start-up costs the first webhook nothing. What fails here is tried again, and reported, with it.
await withDeadline(INGEST_START_UP_MS, () => Promise.all(parts.secrets.map((secret) => secret.read()))).catch(() => {});

/** The ingest function's entry point. */
export const handler = createIngestHandler(parts);
