import { createAwsClients } from '../shared/aws/aws-clients';
import { parseConfiguration } from '../shared/configuration';
import { INGEST_PATIENCE } from '../shared/limits';
import { createTelemetry } from '../shared/telemetry/telemetry';
import { ingestConfiguration } from './configuration';
import { createIngestHandler, ingestParts, readSecretsAtStart } from './create-ingest';

const configuration = parseConfiguration(ingestConfiguration, process.env);
const parts = ingestParts({
  configuration,
  clients: createAwsClients(INGEST_PATIENCE),
  telemetry: createTelemetry('ingest', configuration.STACK_NAME),
  fetch,
  nowMs: () => Date.now(),
});

await readSecretsAtStart(parts);

/** The ingest function's entry point. */
export const handler = createIngestHandler(parts);
