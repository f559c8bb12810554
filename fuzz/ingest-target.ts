import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { bearerAuthorization } from '../lambdas/ingest/authorization';
import { createIngestHandler } from '../lambdas/ingest/create-ingest';
import type { Once } from '../lambdas/shared/once';
import { encodeQueueMessage } from '../lambdas/shared/queue-message';
import type { Secret } from '../lambdas/shared/secret';
import type { Telemetry } from '../lambdas/shared/telemetry';
import { FUZZ_SECRET, FUZZ_TOKEN } from './credentials';

/** What came of one input. */
export interface FuzzOutcome {
  readonly response: APIGatewayProxyResult;
  /** Bodies of the queue messages that were sent. */
  readonly queued: readonly string[];
}

/** The ingest handler, whole, with nothing behind it: what it queues is only written down. */
export type IngestTarget = (event: APIGatewayProxyEvent) => Promise<FuzzOutcome>;

const context = { getRemainingTimeInMillis: () => 5_000 } as Context;

/** Makes the target: the real use case, door and answers, over secrets that are constants. */
export function createIngestTarget(): IngestTarget {
  let queued: string[] = [];
  const handler = createIngestHandler({
    receive: {
      webhookSecret: constantSecret(FUZZ_SECRET),
      pseudonymKey: constantSecret('the-pseudonym-key-of-the-fuzzer'),
      authorize: bearerAuthorization(constantSecret(FUZZ_TOKEN)),
      queue: { send: async (item) => void queued.push(encodeQueueMessage(item)) },
      telemetry: SILENT,
      nowMs: () => 0,
    },
    onceFor: () => EVERYTHING_IS_NEW,
  });
  return async (event) => {
    queued = [];
    const response = await handler(event, context);
    return { response, queued };
  };
}

const EVERYTHING_IS_NEW: Once = {
  run: async (_key, work) => {
    await work({ takenOver: false });
    return 'done';
  },
};

function constantSecret(current: string): Secret {
  const versions = { current, previous: null, currentSinceMs: 0 };
  return { read: async () => versions, reread: async () => versions };
}

const nothing = () => undefined;
const SILENT: Telemetry = {
  count: nothing,
  duration: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  flush: nothing,
};
