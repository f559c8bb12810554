import { once } from 'node:events';
import { request } from 'node:http';
import { STATE_PATH, startApiGatewayStandIn } from '../../local/api-gateway-stand-in';
import { LOCAL_CREDENTIALS } from '../../local/aws-account';
import { startDynamodbEmulator } from '../../local/dynamodb-emulator';
import { startMockSendApi } from '../../local/mock-send-api';
import { localSecretArn, startSecretsManagerStandIn } from '../../local/secrets-manager-stand-in';
import { startSqsEmulator } from '../../local/sqs-emulator';

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `fetch` does not let its caller choose `Host`. */
async function ask(origin: string, { method = 'POST', path = '/', headers = {}, body = '' }: Asked): Promise<number> {
  const asked = request(new URL(path, origin), { method, headers });
  asked.end(body);
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

const OTHERS = [
  'evil.example',
  'evil.example:80',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '192.168.1.7',
  '0.0.0.0',
];
const OURS = ['127.0.0.1', '127.0.0.1:3000', 'localhost', 'localhost:3000', '[::1]', '[::1]:3000'];

interface StandIn extends Asked {
  readonly start: () => Promise<{ readonly endpoint: string; close(): Promise<void> }>;
}

const awsJson = (target: string) => ({ 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target });

const STAND_INS: Readonly<Record<string, StandIn>> = {
  SQS: { start: startSqsEmulator, headers: awsJson('AmazonSQS.ListQueues'), body: '{}' },
  "fauxqs's own page": { start: startSqsEmulator, method: 'GET', path: '/_fauxqs/queues/webhook.fifo' },
  'SQS as a form of a page can ask it': {
    start: startSqsEmulator,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=ListQueues',
  },
  DynamoDB: { start: startDynamodbEmulator, headers: awsJson('DynamoDB_20120810.ListTables'), body: '{}' },
  'Secrets Manager': {
    start: () => startSecretsManagerStandIn({ 'send-token': 'hush' }),
    headers: awsJson('secretsmanager.GetSecretValue'),
    body: JSON.stringify({ SecretId: localSecretArn('send-token') }),
  },
};

/** dynalite wants all of it, and looks at none. */
const authorization = (key: string) =>
  `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/x/aws4_request, SignedHeaders=host, Signature=0`;

describe.each(Object.entries(STAND_INS))('%s', (_, { start, ...asked }) => {
  test('admits who has the access key of this run and asks this machine, and nobody else', async () => {
    const standIn = await start();
    const signed = {
      ...asked.headers,
      'x-amz-date': '20260101T000000Z',
      authorization: authorization(LOCAL_CREDENTIALS.accessKeyId),
    };
    const statusOf = (headers: Readonly<Record<string, string>>) => ask(standIn.endpoint, { ...asked, headers });
    try {
      for (const host of OURS) expect([host, await statusOf({ ...signed, host })]).not.toEqual([host, 403]);
      for (const host of OTHERS) expect([host, await statusOf({ ...signed, host })]).toEqual([host, 403]);
      for (const key of ['local', '', LOCAL_CREDENTIALS.accessKeyId.slice(1), `${LOCAL_CREDENTIALS.accessKeyId}0`]) {
        expect([key, await statusOf({ ...signed, authorization: authorization(key) })]).toEqual([key, 403]);
      }
      expect(await statusOf({ ...asked.headers })).toBe(403);
    } finally {
      await standIn.close();
    }
  });
});

test('the mock send API answers to names of this machine alone', async () => {
  const api = await startMockSendApi({ onSent: () => undefined });
  const message = JSON.stringify({ to: '5215550000101', type: 'text', text: { body: 'x' } });
  const statusOf = (host: string) =>
    ask(api.url, { path: '/messages/send', headers: { host, authorization: 'Bearer x' }, body: message });
  for (const host of OURS) expect([host, await statusOf(host)]).toEqual([host, 200]);
  for (const host of OTHERS) expect([host, await statusOf(host)]).toEqual([host, 403]);
  expect(api.sent).toHaveLength(OURS.length);
  await api.close();
});

test('by another name the local run has webhooks, and no page', async () => {
  const handler = async () => ({ statusCode: 200 });
  const gateway = await startApiGatewayStandIn({
    host: '127.0.0.1',
    port: 0,
    ingest: { name: 'ingest', timeoutSeconds: 5, handler },
    pages: { [STATE_PATH]: async () => ({}) },
    onAccepted: () => undefined,
    onFunctionError: () => undefined,
  });
  const page = (host: string) => ask(gateway.origin, { method: 'GET', path: STATE_PATH, headers: { host } });
  const webhook = (host: string) => ask(gateway.origin, { path: '/webhooks/whatz', headers: { host } });
  for (const host of OURS) expect([host, await page(host), await webhook(host)]).toEqual([host, 200, 200]);
  for (const host of OTHERS) expect([host, await page(host), await webhook(host)]).toEqual([host, 404, 200]);
  await gateway.close();
});
