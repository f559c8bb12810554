import { gzipSync } from 'node:zlib';
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
  expect(await sender().send(reply)).toEqual({ kind: 'accepted', sentId: 'SENT' });
  expect(api.requests).toEqual([
    {
      url: '/messages/send',
      authorization: 'Bearer token',
      idempotencyKey: 'key-1',
      acceptEncoding: 'identity',
      body: { to: '5215550000101', type: 'text', text: { body: '¡Hola! 👋' } },
    },
  ]);
});

test.each<readonly [number, Record<string, string>, object]>([
  [302, { location: 'http://127.0.0.1:1/' }, { kind: 'retryable', reason: 'http', status: 302 }],
  [400, {}, { kind: 'rejected', status: 400 }],
  [422, {}, { kind: 'rejected', status: 422 }],
  [413, {}, { kind: 'rejected', status: 413 }],
  [401, {}, { kind: 'unauthorized', status: 401 }],
  [403, {}, { kind: 'unauthorized', status: 403 }],
  ...[404, 405, 410, 415, 421, 451].map(
    (status) => [status, {}, { kind: 'retryable', reason: 'http', status }] as const,
  ),
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

const NOT_CONFIRMED = { kind: 'unknown', reason: 'not-confirmed', status: 200 };

test.each([
  ['', { kind: 'accepted' }],
  [' \n', { kind: 'accepted' }],
  ['{}', { kind: 'accepted' }],
  ['null', { kind: 'accepted' }],
  ['"OK"', { kind: 'accepted' }],
  ['{"exito":true,"error":null,"errors":[]}', { kind: 'accepted' }],
  ['\ufeff{"success":true,"error":false}', { kind: 'accepted' }],
  ['{"id":"A"}', { kind: 'accepted', sentId: 'A' }],
  ['{"messageId":7}', { kind: 'accepted', sentId: '7' }],
  ['{"key":{"id":"B"}}', { kind: 'accepted', sentId: 'B' }],
  ['{"exito":true,"idMensaje":100001,"respuesta":"Mensaje enviado."}', { kind: 'accepted', sentId: '100001' }],
  ['{"id":{"a":1},"messageId":"","idMensaje":"C"}', { kind: 'accepted', sentId: 'C' }],
  [`{"id":"${'x'.repeat(300)}"}`, { kind: 'accepted' }],
  ['<html></html>', NOT_CONFIRMED],
  ['OK', NOT_CONFIRMED],
  ['{"ok":true', NOT_CONFIRMED],
  ['false', NOT_CONFIRMED],
  ['{"exito":false}', NOT_CONFIRMED],
  ['{"success":false,"id":"A"}', NOT_CONFIRMED],
  ['{"ok":0}', NOT_CONFIRMED],
  ['{"ok":"False"}', NOT_CONFIRMED],
  ['[{"ok":false}]', NOT_CONFIRMED],
  ['{"error":"no session"}', NOT_CONFIRMED],
  ['{"error":{"code":7}}', NOT_CONFIRMED],
  ['{"errors":["no session"]}', NOT_CONFIRMED],
])('a 200 with %j', async (body, result) => {
  api.treat = () => ({ status: 200, body });
  expect(await sender().send(reply)).toEqual(result);
});

test('of a body that is longer than 64 kB, or unpacks to more, no more is read', async () => {
  const large = JSON.stringify({ ok: true, text: 'x'.repeat(64 * 1024) });
  const packed = { body: gzipSync(large), headers: { 'content-encoding': 'gzip' } };
  for (const answer of [{ body: large }, packed]) {
    api.treat = () => ({ status: 200, ...answer });
    expect(await sender().send(reply)).toEqual(NOT_CONFIRMED);
  }
});

test.each([
  ['of a 2xx is read to its end, and its connection used again', 200, '{"ok":true}', true],
  ['of a refusal is too', 503, 'x'.repeat(60 * 1024), true],
  ['that is too long is let go, with its connection', 503, 'x'.repeat(20 * 1024 * 1024), false],
])('the body %s', async (_, status, body, isKept) => {
  const connections: unknown[] = [];
  api.onAnswered = ({ socket }) => void connections.push(socket);
  api.treat = () => ({ status, body });
  await sender().send(reply);
  // The client notes one turn later that the connection is free.
  await new Promise(setImmediate);
  await sender().send(reply);
  expect(connections).toHaveLength(2);
  expect(connections[1] === connections[0]).toBe(isKept);
});

test('a host name that does not resolve has not taken the reply', async () => {
  const result = await sender(fixedSecret('token'), 'http://nowhere.invalid').send(reply);
  expect(result).toMatchObject({ kind: 'retryable' });
});

test('a refused token is read again, and a new one is tried at once', async () => {
  api.treat = ({ authorization }) => ({ status: authorization === 'Bearer new' ? 200 : 401 });
  expect(await sender(fixedSecret('old', 'new')).send(reply)).toMatchObject({ kind: 'accepted' });
  expect(api.requests).toHaveLength(2);
});

test('a refused token that has not changed is not tried twice', async () => {
  api.treat = () => ({ status: 401 });
  expect(await sender().send(reply)).toEqual({ kind: 'unauthorized', status: 401 });
  expect(api.requests).toHaveLength(1);
});

test('a token that has just been set is used at once', async () => {
  expect(await sender(fixedSecret(SEND_TOKEN_PLACEHOLDER, 'real')).send(reply)).toMatchObject({ kind: 'accepted' });
});

test.each([
  ['is longer than what is read', 65 * 1024, true],
  ['is read to its end', 10, false],
])('of an answer that %s nothing holds the connection', async (_, bytes, isLetGo) => {
  let isCancelled = false;
  let isEnded = false;
  const body = new ReadableStream({
    pull: (controller) => {
      if (bytes > 1_024) return controller.enqueue(new Uint8Array(16 * 1024));
      isEnded = true;
      controller.close();
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  const options = { baseUrl: 'https://send.example', token: fixedSecret('token'), timeoutMs: SEND_TIMEOUT_MS, nowMs };
  await whatzMeApi({ ...options, fetch: async () => new Response(body, { status: 503 }) }).send(reply);
  expect([isCancelled, isEnded]).toEqual([isLetGo, !isLetGo]);
});
