import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from '../../local/aws-account';
import { LOOPBACK, listen, readBody, sendJson } from '../../local/http-server';

/** What a service answers to an operation that is to fail. */
export type AwsFault =
  | { readonly error: string; readonly more?: object }
  | { readonly body: object }
  /** Closes the connection. */
  | 'reset'
  /** Never answers. */
  | 'hang';

/** What fails, by the name of the operation, such as `PutItem`; all else is well. */
export type AwsFaults = Readonly<Partial<Record<string, AwsFault>>>;

/** Current value of each secret and, with `previous-` before its name, the one before. */
export type SecretValues = Readonly<Record<string, string>>;

/** A message that SQS was asked to store. */
export interface StoredMessage {
  readonly queue: string;
  readonly body: string;
  readonly attributes: object;
}

/** One account: the resources of one pair of functions, what fails in it and what it has got. */
export interface AwsAccount {
  readonly faults: AwsFaults;
  readonly secrets: SecretValues;
  /** A record that is in the table, in the form of DynamoDB. */
  readonly record?: object | undefined;
  readonly stored: StoredMessage[];
}

type Input = Readonly<Record<string, unknown>>;

const MAX_REQUEST_BYTES = 8 * 1024 * 1024;
const AWS_JSON = { 'Content-Type': 'application/x-amz-json-1.0' };

/** DynamoDB, SQS and Secrets Manager for many functions at once, which fail as they are told to, over HTTP. */
export class AwsStandIn {
  readonly accounts = new Map<string, AwsAccount>();
  #server: Awaited<ReturnType<typeof listen>> | undefined;

  /** @returns the endpoint of all three services */
  async start(): Promise<string> {
    const server = createServer((request, response) => void this.#serve(request, response));
    this.#server = await listen(server, 0, LOOPBACK);
    return this.#server.origin;
  }

  /** The environment of both functions in the account of this name. */
  environmentOf(name: string): Record<string, string> {
    return {
      STACK_NAME: 'stack',
      QUEUE_URL: `${this.#server?.origin}/queue/${name}`,
      DEAD_LETTER_QUEUE_URL: `${this.#server?.origin}/dead-letter/${name}`,
      IDEMPOTENCY_TABLE_NAME: name,
      WEBHOOK_SECRET_ARN: arnOf('webhook-secret', name),
      PSEUDONYM_KEY_ARN: arnOf('pseudonym-key', name),
      INBOUND_CREDENTIAL_ARN: arnOf('inbound-credential', name),
      SEND_TOKEN_ARN: arnOf('send-token', name),
    };
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = String(await readBody(request, MAX_REQUEST_BYTES));
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const input = JSON.parse(text) as Input;
    const account = this.accounts.get(accountOf(input));
    const answer = account?.faults[operation] ?? (account && wellAnswered(operation, input, account));
    if (answer === 'hang') return;
    if (answer === 'reset') request.socket.resetAndDestroy();
    else if (answer !== undefined && 'body' in answer) sendJson(response, 200, answer.body, AWS_JSON);
    // Every error quotes the request, as errors do at the worst.
    else sendJson(response, 400, { __type: answer?.error, message: `refused: ${text}`, ...answer?.more }, AWS_JSON);
  }
}

function arnOf(secret: string, account: string): string {
  return `arn:aws:secretsmanager:${LOCAL_REGION}:${LOCAL_ACCOUNT_ID}:secret:${secret}/${account}`;
}

function accountOf({ TableName, QueueUrl, SecretId }: Input): string {
  return String(TableName ?? QueueUrl ?? SecretId)
    .split('/')
    .slice(-1)
    .join();
}

function wellAnswered(operation: string, input: Input, account: AwsAccount): AwsFault {
  if (operation === 'GetSecretValue') return secretOf(input, account);
  if (operation === 'SendMessage') return { body: store(input, account) };
  const isFirstClaim = String(input.ConditionExpression).startsWith('attribute_not_exists');
  if (isFirstClaim && account.record !== undefined) {
    return { error: 'ConditionalCheckFailedException', more: { Item: account.record } };
  }
  return { body: {} };
}

function secretOf({ SecretId, VersionStage }: Input, { secrets }: AwsAccount): AwsFault {
  const name = String(SecretId).split(/[:/]/).at(-2) ?? '';
  const value = secrets[VersionStage === 'AWSPREVIOUS' ? `previous-${name}` : name];
  if (value === undefined) return { error: 'ResourceNotFoundException' };
  return { body: { SecretString: value, CreatedDate: Date.now() / 1_000 } };
}

function store({ QueueUrl, MessageBody, MessageAttributes = {} }: Input, { stored }: AwsAccount): object {
  const body = String(MessageBody);
  stored.push({ queue: String(QueueUrl).split('/').at(-2) ?? '', body, attributes: Object(MessageAttributes) });
  return { MessageId: randomUUID(), MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
}
