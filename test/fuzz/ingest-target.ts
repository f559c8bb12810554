import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { authorizationOf } from '../../lambdas/ingest/authorization-of';
import type { IngestConfiguration } from '../../lambdas/ingest/configuration';
import { createIngestHandler } from '../../lambdas/ingest/create-ingest';
import { encodeQueueMessage } from '../../lambdas/shared/message/queue-message';
import type { Secret } from '../../lambdas/shared/secrets/secret';
import { telemetryInto } from '../../lambdas/shared/telemetry/telemetry';
import { memoryOnce } from '../support/memory-once';
import { memoryStates } from '../support/memory-states';
import { UNHURRIED } from '../support/unhurried';
import type { Auth } from './authorization';
import { CLOCK_MOVES_MS, CLOCK_STARTS_AT_MS, type KeySetRead } from './clock';
import { BASIC_CREDENTIALS, BEARER_TOKENS, TOKEN_SECRETS, WEBHOOK_SECRETS } from './credentials';
import { MADE_REQUEST } from './made-request';
import { type FuzzInput, inputOf } from './request';
import { KEY_SET } from './token-keys';
import { TOKEN_CLAIMS } from './token-payloads';

/** What came of one input. */
export interface FuzzOutcome {
  readonly response: APIGatewayProxyResult;
  /** Bodies of the queue messages that were sent. */
  readonly queued: readonly string[];
}

/** The ingest handler, whole, with nothing behind it: what it queues is only written down. */
export type IngestTarget = (input: FuzzInput) => Promise<FuzzOutcome>;

const context = { getRemainingTimeInMillis: () => 5_000 } as Context;

const NOWHERE = {
  QUEUE_URL: '',
  DEAD_LETTER_QUEUE_URL: '',
  IDEMPOTENCY_TABLE_NAME: '',
  WEBHOOK_SECRET_ARN: '',
  PSEUDONYM_KEY_ARN: '',
  STACK_NAME: '',
  PREVIOUS_SECRET_HOURS: 24,
  INBOUND_CREDENTIAL_ARN: '',
};
const JWT = { ...NOWHERE, AUTH: 'jwt', JWT_ISSUER: TOKEN_CLAIMS.issuer, JWT_AUDIENCE: TOKEN_CLAIMS.audience } as const;
const CONFIGURATIONS: Readonly<Record<Auth, IngestConfiguration>> = {
  none: { ...NOWHERE, AUTH: 'none' },
  bearer: { ...NOWHERE, AUTH: 'bearer' },
  basic: { ...NOWHERE, AUTH: 'basic' },
  'jwt-secret': JWT,
  'jwt-key-set': { ...JWT, JWKS_URL: 'https://issuer.example/keys.json' },
};
const CREDENTIALS = {
  none: BEARER_TOKENS,
  bearer: BEARER_TOKENS,
  basic: BASIC_CREDENTIALS,
  'jwt-secret': TOKEN_SECRETS,
  'jwt-key-set': TOKEN_SECRETS,
};

/** Makes the target: the real use case, door and answers, once for each way to let somebody in. */
export function createIngestTarget(): IngestTarget {
  let queued: string[] = [];
  const clock = new KeySetClock();
  const handlerFor = (auth: Auth) =>
    createIngestHandler({
      receive: {
        webhookSecret: constantSecret(WEBHOOK_SECRETS),
        pseudonymKey: constantSecret({ current: 'the-pseudonym-key-of-the-fuzzer', previous: null }),
        authorize: authorizationOf(CONFIGURATIONS[auth], {
          secretAt: () => constantSecret(CREDENTIALS[auth]),
          fetch: clock.fetchKeySet,
          nowMs: clock.nowMs,
        }),
        queue: { send: async (item) => void queued.push(encodeQueueMessage(item)) },
        states: memoryStates(),
        telemetry: SILENT,
        nowMs: clock.nowMs,
      },
      deadlines: UNHURRIED,
      onceFor: memoryOnce,
    });
  const handlers = {
    none: handlerFor('none'),
    bearer: handlerFor('bearer'),
    basic: handlerFor('basic'),
    'jwt-secret': handlerFor('jwt-secret'),
    'jwt-key-set': handlerFor('jwt-key-set'),
  };
  // The first request of all reads the key set.
  const first = inputOf({ ...MADE_REQUEST, auth: 'jwt-key-set' });
  const keySetIsThere = handlers['jwt-key-set'](first.event, context);
  return async ({ event, auth, keySetRead }) => {
    await keySetIsThere;
    queued = [];
    clock.set(keySetRead);
    const response = await handlers[auth](event, context);
    return { response, queued };
  };
}

/** Two times at which a token that is good is good: one at which the key set was read last, and the other. */
class KeySetClock {
  #nowMs = CLOCK_STARTS_AT_MS;
  #readAtMs = CLOCK_STARTS_AT_MS;

  readonly nowMs = () => this.#nowMs;

  readonly fetchKeySet = async () => {
    this.#readAtMs = this.#nowMs;
    return Response.json(KEY_SET);
  };

  /** Goes to the time at which the key set was read last so long ago. */
  set(keySetRead: KeySetRead): void {
    const otherMs = CLOCK_STARTS_AT_MS + (this.#readAtMs === CLOCK_STARTS_AT_MS ? CLOCK_MOVES_MS : 0);
    this.#nowMs = keySetRead === 'just-now' ? this.#readAtMs : otherMs;
  }
}

function constantSecret({ current, previous }: { readonly current: string; readonly previous: string | null }): Secret {
  const versions = { current, previous, currentSinceMs: 0 };
  return { read: async () => versions, reread: async () => versions };
}

const nothing = () => undefined;
const SILENT = telemetryInto({ count: nothing, duration: nothing, log: nothing, flush: nothing });
