import type { APIGatewayProxyEvent } from 'aws-lambda';
import { requestOf, responseOf, unavailable } from '../../../lambdas/ingest/http';
import type { WebhookOutcome } from '../../../lambdas/ingest/receive-webhook';
import type { RejectReason } from '../../../lambdas/ingest/reject-reasons';

const counts = { accepted: 1, duplicates: 0, ignored: 0, quarantined: 0 };
const rejected = (reason: RejectReason): WebhookOutcome => ({ kind: 'rejected', reason });
const UNAUTHORIZED = '{"ok":false,"error":"unauthorized"}';

test.each<[WebhookOutcome, number, string]>([
  [{ kind: 'accepted', event: 'messages.upsert', counts }, 200, '{"ok":true}'],
  [{ kind: 'ignored', event: null }, 200, '{"ok":true}'],
  [rejected('too-large'), 413, '{"ok":false,"error":"the body is larger than 4 MB"}'],
  [rejected('unsigned-authorized'), 401, UNAUTHORIZED],
  [rejected('signature-missing'), 401, UNAUTHORIZED],
  [rejected('signature-repeated'), 401, UNAUTHORIZED],
  [rejected('signature-malformed'), 401, UNAUTHORIZED],
  [rejected('signature-mismatch'), 401, UNAUTHORIZED],
  [rejected('credential-missing'), 401, UNAUTHORIZED],
  [rejected('credential-repeated'), 401, UNAUTHORIZED],
  [rejected('credential-malformed'), 401, UNAUTHORIZED],
  [rejected('credential-mismatch'), 401, UNAUTHORIZED],
  [{ kind: 'deferred' }, 503, '{"ok":false,"error":"try again"}'],
  [{ kind: 'unavailable' }, 503, '{"ok":false,"error":"try again"}'],
])('%j is answered %d', (outcome, statusCode, body) => {
  const response = responseOf(outcome);
  expect(response).toMatchObject({ statusCode, body, headers: { 'Content-Type': 'application/json' } });
  expect(response.headers?.['Retry-After']).toBe(statusCode === 503 ? '1' : undefined);
});

test('what went wrong on our side is 503 with Retry-After', () => {
  expect(unavailable()).toMatchObject({ statusCode: 503, headers: { 'Retry-After': '1' } });
});

test('the body is taken byte for byte, and headers in any case, each as often as it came', () => {
  const bytes = Buffer.from([0xff, 0x00, 0xc3, 0x28]);
  const event = {
    body: bytes.toString('base64'),
    isBase64Encoded: true,
    multiValueHeaders: { 'x-SIGNATURE': ['a', 'b'], authorization: ['c'], 'Content-Type': ['d'], other: ['e'] },
  } as unknown as APIGatewayProxyEvent;
  const { body, ...headers } = requestOf(event);
  expect(body.equals(bytes)).toBe(true);
  expect(headers).toEqual({ signatures: ['a', 'b'], authorizations: ['c'] });
});

test('no body and no headers are an empty body and no headers', () => {
  const event = { body: null, isBase64Encoded: false, multiValueHeaders: null } as unknown as APIGatewayProxyEvent;
  expect(requestOf(event)).toEqual({
    body: Buffer.alloc(0),
    signatures: [],
    authorizations: [],
  });
});
