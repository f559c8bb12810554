import { SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';
import type { SendResult } from '../../lambdas/shared/send/send-api';
import { type Failure, SEND_APIS, type SendApiUnderTest } from './send-apis';

const reply = { to: '5215550000101', text: '¡Hola! 👋\n"ñ"', idempotencyKey: 'key-1' };
const sentReply = { to: reply.to, text: reply.text };

/** What the processor must learn of each failure, and whether the customer has got the reply all the same. */
const FAILURES: Readonly<Record<Failure, { readonly learns: SendResult; readonly isDelivered?: true }>> = {
  'http-400': { learns: { kind: 'rejected', status: 400 } },
  'http-401': { learns: { kind: 'unauthorized', status: 401 } },
  'http-403': { learns: { kind: 'unauthorized', status: 403 } },
  'http-404': { learns: { kind: 'retryable', reason: 'http', status: 404 } },
  'http-451': { learns: { kind: 'retryable', reason: 'http', status: 451 } },
  'http-429': { learns: { kind: 'retryable', reason: 'http', status: 429, retryAfterMs: expect.any(Number) } },
  'http-503': { learns: { kind: 'retryable', reason: 'http', status: 503 } },
  'connection-refused': { learns: { kind: 'retryable', reason: 'ECONNREFUSED' } },
  'http-500': { learns: { kind: 'unknown', reason: 'http', status: 500 } },
  reset: { learns: { kind: 'unknown', reason: expect.any(String) } },
  'hangs-unsent': { learns: { kind: 'unknown', reason: 'timeout' } },
  'accepts-then-resets': { learns: { kind: 'unknown', reason: expect.any(String) }, isDelivered: true },
  'accepts-then-504': { learns: { kind: 'unknown', reason: 'http', status: 504 }, isDelivered: true },
  'accepts-then-breaks-off': {
    learns: { kind: 'unknown', reason: 'not-confirmed', status: 200 },
    isDelivered: true,
  },
  'ok-with-a-page': { learns: { kind: 'unknown', reason: 'not-confirmed', status: 200 } },
  'ok-that-says-no': { learns: { kind: 'unknown', reason: 'not-confirmed', status: 200 } },
};

describe.each(Object.entries(SEND_APIS))('a send API: %s', (_, { start, hasToken, fails }) => {
  let api: SendApiUnderTest;

  beforeEach(async () => {
    api = await start();
  });
  afterEach(() => api.close());

  test('a reply that is accepted reaches its customer as it was written', async () => {
    expect(await api.adapter().send(reply)).toEqual({ kind: 'accepted', sentId: expect.any(String) });
    expect(api.delivered()).toEqual([sentReply]);
  });

  for (const token of hasToken ? [SEND_TOKEN_PLACEHOLDER, 'cut…', 'two\nlines', ''] : []) {
    test(`while the token is ${JSON.stringify(token)} nothing is sent`, async () => {
      expect(await api.adapter({ token }).send(reply)).toEqual({ kind: 'no-token' });
      expect(api.delivered()).toEqual([]);
    });
  }

  for (const failure of fails) {
    test(`what is known after ${failure}`, async () => {
      await api.fail(failure);
      const { learns, isDelivered = false } = FAILURES[failure];
      const options = failure === 'hangs-unsent' ? { timeoutMs: 500 } : {};
      expect(await api.adapter(options).send(reply)).toEqual(learns);
      expect(api.delivered()).toEqual(isDelivered ? [sentReply] : []);
    });
  }
});
