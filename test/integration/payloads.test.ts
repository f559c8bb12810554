import { fingerprint } from '../../lambdas/shared/message/fingerprint';
import { isIdle, type LocalWebhook, startLocalWebhook } from '../support/local-webhook';
import { bodyOf, payloadCases } from '../support/payload-cases';

let webhook: LocalWebhook;
const answers = new Map<string, { readonly status: number; readonly body: unknown }>();

beforeAll(async () => {
  webhook = await startLocalWebhook();
  for (const payload of payloadCases) {
    const response = await webhook.postUntilTaken(bodyOf(payload));
    answers.set(payload.name, { status: response.status, body: await response.json() });
  }
  await webhook.until(isIdle);
});
afterAll(() => webhook.close());

describe.each(payloadCases)('$name', ({ name, expect: expected }) => {
  test(`is answered ${expected.http}`, () => {
    const ok = expected.http === 200;
    expect(answers.get(name)).toMatchObject({ status: expected.http, body: { ok } });
  });

  test('gets the replies that it must have, each once', () => {
    const repliesTo = (id: string) =>
      webhook.sendApi.accepted.filter((sent) => sent.idempotencyKey === fingerprint(`message:${id}`));
    for (const { id, replyTo } of expected.messages) {
      expect(repliesTo(id).map((sent) => sent.body.to)).toEqual(replyTo === null ? [] : [replyTo]);
    }
  });
});

test('nobody else was written to', () => {
  const expected = payloadCases.flatMap((payload) => payload.expect.messages).filter(({ replyTo }) => replyTo !== null);
  expect(webhook.sendApi.requests).toHaveLength(expected.length);
});

test('states were counted once for each message, with those before them that nobody told of', async () => {
  const { metrics } = await webhook.state();
  const pairs = new Set(payloadCases.flatMap(({ expect: { statuses } }) => statuses.map((s) => `${s.id}:${s.status}`)));
  const { StatusSent, StatusDelivered, StatusRead, StatusFailed, StatusesAccepted, Duplicates } = metrics;
  const reachedBy = (...states: readonly string[]) =>
    new Set(
      [...pairs].filter((pair) => states.includes(pair.split(':').at(-1) ?? '')).map((pair) => pair.split(':')[0]),
    ).size;
  expect({ StatusSent, StatusDelivered, StatusRead, StatusFailed }).toEqual({
    StatusSent: reachedBy('sent', 'delivered', 'read', 'played'),
    StatusDelivered: reachedBy('delivered', 'read', 'played'),
    StatusRead: reachedBy('read', 'played'),
    StatusFailed: reachedBy('failed'),
  });
  expect(StatusesAccepted).toBeGreaterThan(0);
  expect(StatusesAccepted + Duplicates).toBeGreaterThanOrEqual(pairs.size);
});

test('what was not understood is a dead letter with a reason', async () => {
  const { deadLetters, metrics } = await webhook.state();
  const stated = payloadCases.reduce((sum, payload) => sum + (payload.expect.deadLetters ?? 0), 0);
  // Two envelopes without `event` and one upsert without `messages`, for which the corpus states no number.
  expect(deadLetters).toHaveLength(stated + 3);
  expect(metrics.EventsQuarantined).toBe(stated + 3);
  expect(new Set(deadLetters.map(({ reason }) => reason))).toEqual(
    new Set(['wrong-shape', 'no-event', 'not-an-object', 'not-json']),
  );
});
