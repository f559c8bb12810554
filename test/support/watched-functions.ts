import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import { toSqsEvent } from '../../local/sqs-event';
import { type Credential, credentialsOf, TOKENS_ARE } from './authorization-headers';
import { type AwsFaults, AwsStandIn, type SecretValues, type StoredMessage } from './aws-stand-in';
import { type FakeSendApi, startFakeSendApi } from './fake-send-api';
import { ForbiddenValues } from './forbidden-values';
import { HandlersProcess } from './handlers-process-client';
import { JwtIssuer, type KeySetAnswer } from './jwt-issuer';
import { type KeySetServer, startKeySetServer } from './key-set-server';
import { eventOf, forbidWebhook, type PostedWebhook, SOURCE_IP } from './posted-webhook';
import { type AuthorizationKind, CREDENTIALS, forbidPrivateValues, SECRETS } from './private-values';

/** Faults, secrets and settings that the functions meet. */
export interface Circumstances {
  readonly faults?: AwsFaults;
  readonly secrets?: SecretValues;
  readonly record?: object;
  readonly environment?: Readonly<Record<string, string>>;
  /** Of the issuer of JWTs. @default 'set' */
  readonly keySet?: KeySetAnswer;
}

/** Posts a webhook and gives the status of the answer. */
export type Post = (webhook: PostedWebhook) => Promise<number>;

/** Delivers one message of the queue. */
export type Deliver = (body: string) => Promise<void>;

const INGEST = 'lambdas/ingest/handler.ts';
const PROCESSOR = 'lambdas/processor/handler.ts';

/** The functions' own entry points, and everything that they write: both streams, and the attributes of dead letters. */
export class WatchedFunctions {
  /** Starts everything that they talk to. */
  static async start(): Promise<WatchedFunctions> {
    const issuer = new JwtIssuer();
    const aws = new AwsStandIn();
    const process = new HandlersProcess(await aws.start());
    const keySet = await startKeySetServer(issuer);
    return new WatchedFunctions(process, aws, keySet, await startFakeSendApi(), await credentialsOf(issuer));
  }

  readonly forbidden = new ForbiddenValues();

  private constructor(
    readonly process: HandlersProcess,
    private readonly aws: AwsStandIn,
    private readonly keySet: KeySetServer,
    readonly sendApi: FakeSendApi,
    readonly credentials: Readonly<Record<AuthorizationKind, readonly Credential[]>>,
  ) {
    forbidPrivateValues(this.forbidden);
    this.forbidden.add('source address', SOURCE_IP);
  }

  /** What is brought as `Authorization` to be let in. */
  goodCredential(kind: AuthorizationKind): readonly string[] {
    return this.credentials[kind][0]?.authorizations ?? [];
  }

  /** Loads an ingest function of its own. @param name of its account */
  async ingest(name: string, kind: AuthorizationKind, around: Circumstances = {}): Promise<Post> {
    const secrets = { 'inbound-credential': CREDENTIALS[kind], ...around.secrets };
    const keySet =
      kind === 'jwt-key-set'
        ? {
            JWKS_URL: this.keySet.urlOf(around.keySet ?? 'set'),
            JWT_ISSUER: TOKENS_ARE.issuer,
            JWT_AUDIENCE: TOKENS_ARE.audience,
          }
        : {};
    const environment = { AUTH: kind.split('-')[0] ?? kind, ...keySet, ...around.environment };
    return this.load(name, INGEST, { ...around, secrets, environment });
  }

  /** Loads `file` as an ingest function. @param name of its account */
  async load(name: string, file: string, around: Circumstances): Promise<Post> {
    const handle = await this.#load(name, file, around);
    return async (webhook) => {
      forbidWebhook(webhook, this.forbidden);
      return ((await handle(eventOf(webhook))) as { readonly statusCode: number }).statusCode;
    };
  }

  /** Loads a processor of its own; the send API sees `name` as the first part of the path. */
  async processor(name: string, around: Circumstances): Promise<Deliver> {
    const environment = { SEND_API_URL: `${this.sendApi.url}/${name}`, ...around.environment };
    const handle = await this.#load(name, PROCESSOR, { ...around, environment });
    return async (body) => void (await handle(recordsOf(body)));
  }

  async #load(name: string, file: string, { faults = {}, secrets = {}, record, environment = {} }: Circumstances) {
    const stored = this.aws.accounts.get(name)?.stored ?? [];
    this.aws.accounts.set(name, { faults, secrets: { ...SECRETS, ...secrets }, record, stored });
    return this.process.load(file, { ...this.aws.environmentOf(name), ...environment });
  }

  /** What SQS was asked to store for the functions in `account`, or for all. */
  stored(account?: string): StoredMessage[] {
    const all = [...this.aws.accounts].filter(([name]) => account === undefined || name === account);
    return all.flatMap(([, { stored }]) => stored);
  }

  /** Attributes of every dead letter, as text. */
  deadLetterAttributes(): string {
    const letters = this.stored().filter(({ queue }) => queue === 'dead-letter');
    return letters.map(({ attributes }) => JSON.stringify(attributes)).join('\n');
  }

  /** Ends all; what was printed can be read then. */
  async end(): Promise<void> {
    await this.process.end();
    await Promise.all([this.aws.close(), this.keySet.close(), this.sendApi.close()]);
  }
}

function recordsOf(Body: string): SQSEvent {
  const Attributes = { ApproximateReceiveCount: '1', SentTimestamp: String(Date.now()) };
  const message = { MessageId: randomUUID(), ReceiptHandle: `handle-${randomUUID()}`, Body, Attributes };
  return toSqsEvent([message], 'arn:aws:sqs:us-east-1:000000000000:webhook.fifo');
}
