import type { SentRequest, Treatment } from '../support/fake-send-api';
import { isIdle, type LocalWebhook, startLocalWebhook } from '../support/local-webhook';
import { textMessage } from '../support/signed-webhook';

let webhook: LocalWebhook;
beforeEach(async () => {
  webhook = await startLocalWebhook();
});
afterEach(() => webhook.close());

const PHONES = ['5215550000101', '5215550000102', '5215550000103'];

/** Treats the first requests as listed, and accepts all others. */
function first(...treatments: Treatment[]): (request: SentRequest) => Treatment {
  return () => treatments.shift() ?? { status: 200 };
}

test('after an outage everybody is answered, in the order of each chat, nobody twice', async () => {
  let down = true;
  webhook.sendApi.treat = () => (down ? { status: 500 } : { status: 200 });
  const expected = new Map<string, string[]>();
  for (let turn = 0; turn < 4; turn += 1) {
    for (const phone of PHONES) {
      const id = `${phone}-${turn}`;
      await webhook.postUntilTaken(textMessage(id, turn % 2 === 0 ? 'hola' : 'horario', phone));
      expected.set(phone, [...(expected.get(phone) ?? []), turn % 2 === 0 ? '¡Hola!' : 'Atendemos']);
    }
  }
  await webhook.until(({ metrics }) => metrics.SendRetries >= 6);
  expect(webhook.sendApi.accepted).toEqual([]);
  down = false;
  const { deadLetters } = await webhook.until((state) => isIdle(state) && state.metrics.RepliesSent >= 12);
  for (const phone of PHONES) {
    const replies = webhook.sendApi.accepted.filter(({ body }) => body.to === phone);
    expect(replies.map(({ body }) => body.text.body.split(' ')[0])).toEqual(expected.get(phone));
  }
  expect(deadLetters).toEqual([]);
});

test('a reply that is refused for good is a dead letter with its reason, and the chat goes on', async () => {
  webhook.sendApi.treat = first({ status: 400 });
  await webhook.postUntilTaken(textMessage('REFUSED'));
  await webhook.postUntilTaken(textMessage('NEXT'));
  const state = await webhook.until(({ metrics }) => metrics.RepliesSent === 1);
  expect(state.deadLetters).toEqual([{ reason: 'send-rejected', key: 'message:REFUSED' }]);
  expect(state.metrics).toMatchObject({ SendPermanentFailures: 1, DeadLettered: 1, SendRetries: 0 });
});

test.each<[string, Treatment, number]>([
  ['a server that is not available', { status: 503 }, 0],
  ['a server error, of which nobody knows what became of the reply,', { status: 500 }, 2],
  ['too many requests', { status: 429, headers: { 'retry-after': '1' } }, 0],
  ['a token that is not accepted', { status: 401 }, 0],
  ['a connection that is reset', 'reset', 2],
])(
  '%s is retried until the message is answered once',
  async (_, treatment, unknown) => {
    webhook.sendApi.treat = first(treatment, treatment);
    await webhook.postUntilTaken(textMessage('A'));
    const { metrics, deadLetters } = await webhook.until((state) => isIdle(state) && state.metrics.RepliesSent === 1);
    expect(webhook.sendApi.accepted).toHaveLength(1);
    expect(webhook.sendApi.requests).toHaveLength(3);
    expect(metrics).toMatchObject({ SendRetries: 2, SendOutcomeUnknown: unknown });
    expect(deadLetters).toEqual([]);
  },
  60_000,
);

test('a reply that was taken, but whose answer was lost, is the only one that is sent again; it is counted', async () => {
  webhook.sendApi.treat = first('accept-then-reset');
  await webhook.postUntilTaken(textMessage('A'));
  const { metrics } = await webhook.until((state) => isIdle(state) && state.metrics.RepliesSent === 1);
  expect(metrics.SendOutcomeUnknown).toBe(1);
  const keys = webhook.sendApi.accepted.map(({ idempotencyKey }) => idempotencyKey);
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);
});

test('a send API that hangs is given up after 10 seconds and tried again', async () => {
  webhook.sendApi.treat = first('hang');
  await webhook.postUntilTaken(textMessage('A'));
  const { metrics } = await webhook.until((state) => isIdle(state) && state.metrics.RepliesSent === 1);
  expect(metrics.SendOutcomeUnknown).toBe(1);
  expect(webhook.sendApi.accepted).toHaveLength(1);
});
