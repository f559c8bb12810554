import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { STATE_PATH, startApiGatewayStandIn } from '../../local/api-gateway-stand-in';
import type { ListeningServer } from '../../local/http-server';

const invocations: { readonly event: APIGatewayProxyEvent; readonly context: Context }[] = [];
const accepted: string[] = [];
const errors: unknown[] = [];
let answer: () => Promise<unknown>;
let gateway: ListeningServer;

beforeAll(async () => {
  gateway = await startApiGatewayStandIn({
    host: '127.0.0.1',
    port: 0,
    ingest: {
      name: 'ingest',
      timeoutSeconds: 5,
      handler: (event, context) => {
        invocations.push({ event, context });
        return answer();
      },
    },
    pages: { [STATE_PATH]: async () => ({}) },
    onAccepted: (body) => accepted.push(body.toString()),
    onFunctionError: (error) => errors.push(error),
  });
});

afterAll(() => gateway.close());

beforeEach(() => {
  for (const list of [invocations, accepted, errors]) list.length = 0;
});

const post = (body: string) => fetch(`${gateway.origin}/webhooks/whatz`, { method: 'POST', body });

test('the function gets the event and a context, and its answer is the answer', async () => {
  answer = async () => ({ statusCode: 200, headers: { 'X-Test': 'yes' }, body: '{"ok":true}' });

  const response = await post('{}');

  expect([response.status, response.headers.get('x-test'), await response.text()]).toEqual([200, 'yes', '{"ok":true}']);
  expect(invocations[0]?.event).toMatchObject({ body: 'e30=', isBase64Encoded: true, httpMethod: 'POST' });
  expect(invocations[0]?.context.functionName).toBe('ingest');
  expect(invocations[0]?.context.getRemainingTimeInMillis()).toBeLessThanOrEqual(5000);
});

test('only a webhook that was answered 200 is accepted', async () => {
  answer = async () => ({ statusCode: 401, body: '{}' });
  await post('refused');
  answer = async () => ({ statusCode: 200, body: '{}' });
  await post('taken');

  expect(accepted).toEqual(['taken']);
});

test.each([
  ['throws', () => Promise.reject(new Error('broken'))],
  ['answers nothing', async () => undefined],
  ['answers no status code', async () => ({ body: '{}' })],
])('a function that %s is a 503 that asks to come again', async (_what, broken) => {
  answer = broken;

  const response = await post('{}');

  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await response.json()).toMatchObject({ ok: false });
  expect(errors).toHaveLength(1);
});

test('an address that cannot be had is an error with a code', async () => {
  const options = { host: '127.0.0.1', port: gateway.port, pages: {}, onAccepted: () => undefined };
  const ingest = { name: 'ingest', timeoutSeconds: 5, handler: async () => ({}) };

  await expect(startApiGatewayStandIn({ ...options, ingest, onFunctionError: () => undefined })).rejects.toMatchObject({
    code: 'port-in-use',
  });
});
