import { isIdle, type LocalWebhook, startLocalWebhook } from '../support/local-webhook';
import { bodyOf, payloadCases } from '../support/payload-cases';
import { textMessage } from '../support/signed-webhook';

let webhook: LocalWebhook;
beforeEach(async () => {
  webhook = await startLocalWebhook();
});
afterEach(() => webhook.close());

test('the same message posted 100 times at once gets one reply', async () => {
  const body = textMessage('SAME');
  const answers = await Promise.all(Array.from({ length: 100 }, () => webhook.post(body)));
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect((await webhook.postUntilTaken(body)).status).toBe(200);
  const { metrics } = await webhook.until((state) => isIdle(state) && state.metrics.RepliesSent > 0);
  expect(webhook.sendApi.accepted).toHaveLength(1);
  expect(metrics).toMatchObject({ MessagesAccepted: 1, RepliesSent: 1 });
});

test('a webhook of 50 messages sent 8 times at once gets 50 replies', async () => {
  const batch = payloadCases.find(({ name }) => name === 'batch-50-messages');
  if (batch === undefined) throw new Error('the case is gone');
  const body = bodyOf(batch);
  const answers = await Promise.all(Array.from({ length: 8 }, () => webhook.postUntilTaken(body)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  const { metrics } = await webhook.until((state) => isIdle(state) && state.metrics.RepliesSent >= 50);
  expect(webhook.sendApi.accepted).toHaveLength(50);
  expect(new Set(webhook.sendApi.accepted.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(50);
  expect(metrics.RepliesSent).toBe(50);
});
