import { SEND_TIMEOUT_MS, SEND_TOKEN_PLACEHOLDER } from '../../../lambdas/shared/limits';
import type { Secret } from '../../../lambdas/shared/secrets/secret';
import { whatzMeApi } from '../../../lambdas/shared/send/whatzmeapi-send-api';
import { type FakeSendApi, startFakeSendApi } from '../../support/fake-send-api';
import { fixedSecret } from '../../support/fixed-secret';

const reply = { to: '5215550000101', text: '¡Hola! 👋', idempotencyKey: 'key-1' };
const nowMs = () => Date.parse('2026-01-01T00:00:00Z');
let api: FakeSendApi;

beforeEach(async () => {
  api = await startFakeSendApi();
});
afterEach(() => api.close());

function sender(token: Secret = fixedSecret('token'), baseUrl = api.url) {
  return whatzMeApi({ baseUrl, token, timeoutMs: SEND_TIMEOUT_MS, fetch, nowMs });
}

test('a reply is posted as the contract says', async () => {
  expect(await sender().send(reply)).toEqual({ kind: 'accepted' });
  expect(api.requests).toEqual([
    {
      url: '/messages/send',
      authorization: 'Bearer token',
      idempotencyKey: 'key-1',
      body: { to: '5215550000101', type: 'text', text: { body: '¡Hola! 👋' } },
    },
  ]);
});

test.each([
  [200, {}, { kind: 'accepted' }],
  [202, {}, { kind: 'accepted' }],
  [302, { location: 'http://127.0.0.1:1/' }, { kind: 'retryable', reason: 'http', status: 302 }],
  [400, {}, { kind: 'rejected', status: 400 }],
  [404, {}, { kind: 'rejected', status: 404 }],
  [422, {}, { kind: 'rejected', status: 422 }],
  [401, {}, { kind: 'unauthorized', status: 401 }],
  [403, {}, { kind: 'unauthorized', status: 403 }],
  [408, {}, { kind: 'retryable', reason: 'http', status: 408 }],
  [425, {}, { kind: 'retryable', reason: 'http', status: 425 }],
  [429, { 'retry-after': '7' }, { kind: 'retryable', reason: 'http', status: 429, retryAfterMs: 7_000 }],
  [500, {}, { kind: 'unknown', reason: 'http', status: 500 }],
  [502, {}, { kind: 'unknown', reason: 'http', status: 502 }],
  [504, { 'retry-after': '7' }, { kind: 'unknown', reason: 'http', status: 504, retryAfterMs: 7_000 }],
  [524, {}, { kind: 'unknown', reason: 'http', status: 524 }],
  [
    503,
    { 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' },
    { kind: 'retryable', reason: 'http', status: 503, retryAfterMs: 30_000 },
  ],
])('status %d with %j', async (status, headers, result) => {
  api.treat = () => ({ status, headers, body: '{"token":"echoed"}' });
  expect(await sender().send(reply)).toEqual(result);
});

test('a host name that does not resolve has not taken the reply', async () => {
  const result = await sender(fixedSecret('token'), 'http://nowhere.invalid').send(reply);
  expect(result).toMatchObject({ kind: 'retryable' });
});

test('a refused token is read again, and a new one is tried at once', async () => {
  api.treat = ({ authorization }) => ({ status: authorization === 'Bearer new' ? 200 : 401 });
  expect(await sender(fixedSecret('old', 'new')).send(reply)).toEqual({ kind: 'accepted' });
  expect(api.requests).toHaveLength(2);
});

test('a refused token that has not changed is not tried twice', async () => {
  api.treat = () => ({ status: 401 });
  expect(await sender().send(reply)).toEqual({ kind: 'unauthorized', status: 401 });
  expect(api.requests).toHaveLength(1);
});

test('a token that has just been set is used at once', async () => {
  expect(await sender(fixedSecret(SEND_TOKEN_PLACEHOLDER, 'real')).send(reply)).toEqual({ kind: 'accepted' });
});
