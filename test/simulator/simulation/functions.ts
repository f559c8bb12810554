import { createIngestHandler, type IngestHandler, readSecretsAtStart } from '../../../lambdas/ingest/create-ingest';
import { ingestParts } from '../../../lambdas/ingest/ingest-parts';
import { replyByRules } from '../../../lambdas/processor/choose-reply';
import {
  createProcessorHandler,
  type ProcessorHandler,
  processorParts,
} from '../../../lambdas/processor/create-processor';
import { INGEST_PATIENCE, PROCESSOR_PATIENCE } from '../../../lambdas/shared/limits';
import type { Mistake } from '../planted/mistake';
import { REPLY_TEXT } from '../promises/reply-text';
import type { Sandbox } from '../runtime/sandbox';
import type { Cloud } from '../services/cloud';
import { INBOUND_CREDENTIAL_ARN, PSEUDONYM_KEY_ARN, SEND_TOKEN_ARN, WEBHOOK_SECRET_ARN } from '../services/secrets';
import { type SendApiOptions, sendApiFetch } from '../services/send-api';
import { DEAD_LETTER_QUEUE_URL, QUEUE_URL } from '../services/sqs';

const COMMON = {
  QUEUE_URL,
  DEAD_LETTER_QUEUE_URL,
  IDEMPOTENCY_TABLE_NAME: 'idempotency',
  STACK_NAME: 'simulated',
};

/** What a function is put into. */
export interface Surroundings {
  readonly cloud: Cloud;
  readonly mistake: Mistake;
}

/** The ingest function in a sandbox of its own: the parts that ship, over the simulated cloud. */
export function createIngest(sandbox: Sandbox, { cloud, mistake }: Surroundings): IngestHandler {
  const environment = {
    ...COMMON,
    AUTH: 'bearer',
    WEBHOOK_SECRET_ARN,
    INBOUND_CREDENTIAL_ARN,
    PSEUDONYM_KEY_ARN,
  };
  const { ingest = same, ingestHandler = createIngestHandler, ingestSecrets = same } = mistake;
  const clients = cloud.clientsFor(sandbox, INGEST_PATIENCE);
  const parts = ingestParts(environment, {
    clients: { ...clients, secretsManager: ingestSecrets(clients.secretsManager) },
    telemetry: cloud.telemetryFor(sandbox),
    fetch: () => Promise.reject(new Error('no key set is simulated')),
  });
  const handler = ingestHandler(ingest(parts));
  // As lambdas/ingest/handler.ts does when its module is loaded, which the first webhook waits for.
  const startUp = readSecretsAtStart(parts);
  return async (event, context) => {
    await startUp;
    return handler(event, context);
  };
}

export interface ProcessorSurroundings extends Surroundings {
  readonly random: () => number;
  readonly sendApi: SendApiOptions;
}

/** The processor function in a sandbox of its own, with the simulated send API behind it. */
export function createProcessor(sandbox: Sandbox, surroundings: ProcessorSurroundings): ProcessorHandler {
  const { cloud, mistake, random, sendApi } = surroundings;
  const { processor = same, processorHandler = createProcessorHandler, processorSqs = same } = mistake;
  const clients = cloud.clientsFor(sandbox, PROCESSOR_PATIENCE);
  const environment = { ...COMMON, SEND_API_URL: 'https://send.simulated', SEND_TOKEN_ARN };
  const parts = processorParts(environment, {
    clients: { ...clients, sqs: processorSqs(clients.sqs) },
    telemetry: cloud.telemetryFor(sandbox),
    chooseReply: replyByRules({ rules: [], fallback: REPLY_TEXT }),
    fetch: sendApiFetch(sandbox, sendApi),
    random,
  });
  return processorHandler(processor(parts));
}

function same<Parts>(parts: Parts): Parts {
  return parts;
}
