import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEvent, Context, SQSEvent } from 'aws-lambda';
import { createIngestHandler, ingestParts } from '../../lambdas/ingest/create-ingest';
import { replyByRules } from '../../lambdas/processor/choose-reply';
import { createProcessorHandler, processorParts } from '../../lambdas/processor/create-processor';
import { MAX_ATTEMPTS, MAX_BODY_BYTES, SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';
import { messageKeyOf } from '../../lambdas/shared/log-keys';
import { encodeQueueMessage, type QueueMessage } from '../../lambdas/shared/queue-message';
import { messageItem } from '../support/batch';
import { type AnswerAws, faultyAws } from '../support/faulty-aws';
import { recordingTelemetry } from '../support/recording-telemetry';
import { signedHeaders, TEST_SECRET, TEST_TOKEN, textMessage } from '../support/signed-webhook';

const PHONE = '5215587654321';
const TEXT = 'Mi CURP es GODE561231HDFRRN09 y vivo en Tepic';
const SEND_TOKEN = 'the-send-token-of-this-test';
const PSEUDONYM_KEY = 'the-pseudonym-key-of-this-test';
const SECRETS: Readonly<Record<string, string>> = {
  'arn:webhook': TEST_SECRET,
  'arn:credential': TEST_TOKEN,
  'arn:pseudonym': PSEUDONYM_KEY,
  'arn:send': SEND_TOKEN,
};
const PERSONAL = [
  PHONE,
  's.whatsapp.net',
  TEXT,
  'GODE561231',
  'arn:',
  SEND_TOKEN,
  PSEUDONYM_KEY,
  TEST_SECRET,
  TEST_TOKEN,
];
/** About a file, not about anybody; both are tested where they are written. */
const OF_THE_REPLIES_FILE = ['replies reloaded', 'replies not usable'];

const common = {
  QUEUE_URL: 'https://sqs/queue.fifo',
  DEAD_LETTER_QUEUE_URL: 'https://sqs/dead-letters.fifo',
  IDEMPOTENCY_TABLE_NAME: 'idempotency',
  STACK_NAME: 'test',
};
const telemetry = recordingTelemetry();
let nowMs = Date.now();
const context = { getRemainingTimeInMillis: () => 60_000 } as Context;

/** All is well, but for what `faults` says of an operation. */
function aws(faults: Partial<Record<string, ReturnType<AnswerAws>>> = {}) {
  return faultyAws((operation, input) => {
    const fault = faults[operation];
    if (fault !== undefined) return fault;
    if (operation !== 'GetSecretValue') return { body: {} };
    if (input.VersionStage === 'AWSPREVIOUS') return { error: 'ResourceNotFoundException' };
    return { body: { SecretString: SECRETS[String(input.SecretId)], CreatedDate: 0 } };
  });
}

function ingest(clients = aws()) {
  const configuration = {
    ...common,
    AUTH: 'bearer' as const,
    WEBHOOK_SECRET_ARN: 'arn:webhook',
    INBOUND_CREDENTIAL_ARN: 'arn:credential',
    PSEUDONYM_KEY_ARN: 'arn:pseudonym',
    PREVIOUS_SECRET_HOURS: 24,
  };
  const handler = createIngestHandler(ingestParts({ configuration, clients, telemetry, fetch, nowMs: () => nowMs }));
  return async (body: string, headers = signedHeaders(body)) => {
    const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    const event = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true, multiValueHeaders };
    return (await handler(event as unknown as APIGatewayProxyEvent, context)).statusCode;
  };
}

interface Delivery {
  readonly clients?: ReturnType<typeof aws>;
  readonly status?: number | Error;
  readonly receiveCount?: number;
  readonly item?: QueueMessage;
}

async function deliver({ clients = aws(), status = 200, receiveCount = 1, item = messageItem('A', PHONE) }: Delivery) {
  const handler = createProcessorHandler(
    processorParts({
      configuration: {
        ...common,
        SEND_API_URL: 'https://send',
        SEND_TOKEN_ARN: 'arn:send',
        BACKOFF_BASE_MS: 1,
        REPLIES_FILE: undefined,
      },
      clients,
      telemetry,
      chooseReply: replyByRules({ rules: [], fallback: TEXT }),
      fetch: async (_url, init) => {
        if (status instanceof Error) throw status;
        return new Response(String(init?.body), { status });
      },
      nowMs: () => nowMs,
      random: () => 0,
    }),
  );
  const record = {
    messageId: 'sqs-id',
    receiptHandle: 'handle',
    body: encodeQueueMessage(item),
    attributes: { ApproximateReceiveCount: String(receiveCount), SentTimestamp: '0' },
  };
  await handler({ Records: [record] } as unknown as SQSEvent, context);
}

const body = () => textMessage(`${Math.random()}`, TEXT, PHONE);
const inProgress = {
  error: 'ConditionalCheckFailedException',
  more: { Item: { status: { S: 'INPROGRESS' }, in_progress_expiration: { N: String(Date.now() + 600_000) } } },
};
const broken = { error: 'ValidationException' };

beforeAll(async () => {
  const post = ingest();
  expect(await post(body())).toBe(200);
  expect(await post(JSON.stringify({ event: 'presence.update', from: PHONE }))).toBe(200);
  expect(await post(body(), { ...signedHeaders(body()), authorization: `Bearer ${SEND_TOKEN}` })).toBe(401);
  const large = ' '.repeat(MAX_BODY_BYTES + 1);
  expect(await post(large, signedHeaders(large))).toBe(413);
  for (const fault of [{ PutItem: broken }, { SendMessage: broken }, { PutItem: inProgress }]) {
    expect(await ingest(aws(fault))(body())).toBe(503);
  }
  expect(await ingest(aws({ UpdateItem: broken }))(body())).toBe(200);
  expect(await ingest(aws({ SendMessage: 'hang' }))(body())).toBe(503);
  expect(await ingest(aws({ GetSecretValue: broken }))(body())).toBe(503);
  const faults: Partial<Record<string, ReturnType<AnswerAws>>> = {};
  const later = ingest(aws(faults));
  expect(await later(body())).toBe(200);
  faults.GetSecretValue = broken;
  nowMs += 3_600_000;
  expect(await later(body())).toBe(200);
  await driveProcessor();
}, 60_000);

async function driveProcessor(): Promise<void> {
  await deliver({});
  await deliver({ item: messageItem('G', PHONE, { fromMe: 'yes' }) });
  await deliver({ item: { kind: 'status', key: `status:${PHONE}:read`, group: 'g', receivedAtMs: 0, state: 'read' } });
  await deliver({ status: 500 });
  await deliver({ status: 401 });
  await deliver({ status: 400 });
  await deliver({ status: 500, receiveCount: MAX_ATTEMPTS });
  await deliver({ status: new TypeError(`fetch failed for ${PHONE}: ${TEXT}`) });
  await deliver({ clients: aws({ PutItem: broken }) });
  await deliver({ clients: aws({ PutItem: inProgress }) });
  await deliver({ clients: aws({ UpdateItem: broken }) });
  await deliver({ status: 400, clients: aws({ SendMessage: broken }) });
  await deliver({ status: 500, clients: aws({ ChangeMessageVisibilityBatch: broken }) });
  const noToken = { body: { SecretString: SEND_TOKEN_PLACEHOLDER, CreatedDate: 0 } };
  await deliver({ clients: aws({ GetSecretValue: noToken }) });
}

test('every line that the functions can write was written', () => {
  const sources = readdirSync('lambdas', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join('lambdas', file), 'utf8'));
  const messages = sources.flatMap((source) =>
    [...source.matchAll(/telemetry\.(?:info|warn|error)\(\s*'([^']+)'/g)].map(([, message = '']) => message),
  );
  const expected = [...new Set(messages)].filter((message) => !OF_THE_REPLIES_FILE.includes(message)).sort();
  expect(expected.length).toBeGreaterThan(15);
  expect([...new Set(telemetry.lines.map(({ message }) => message))].sort()).toEqual(expected);
});

test('none of them has anything personal or secret, whatever the error says', () => {
  for (const line of telemetry.lines) {
    const text = JSON.stringify(line);
    expect({ line, found: PERSONAL.filter((value) => text.includes(value)) }).toEqual({ line, found: [] });
  }
  expect(JSON.stringify(telemetry.lines)).toContain('ValidationException');
});

test('every line about a message has the pseudonym of its chat', () => {
  const ofStatuses = messageKeyOf(`status:${PHONE}:read`);
  const about = telemetry.lines.filter(({ fields }) => fields.messageKey && fields.messageKey !== ofStatuses);
  expect(new Set(about.map(({ message }) => message)).size).toBeGreaterThan(12);
  for (const { message, fields } of about) {
    expect({ message, chat: fields.chat }).toEqual({ message, chat: expect.stringMatching(/^[0-9a-f]{16}$/) });
  }
  const beforeItsItemsAreKnown = ['webhook rejected', 'webhook ignored', 'webhook failed', 'secret not refreshed'];
  const without = telemetry.lines.filter(({ fields }) => !fields.messageKey).map(({ message }) => message);
  expect([...new Set(without)].sort()).toEqual(beforeItsItemsAreKnown.sort());
});
