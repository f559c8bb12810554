import { readWebhookEvent } from '../../../lambdas/ingest/reading/webhook-event';
import { webhookJsonOf } from '../../../lambdas/ingest/reading/webhook-json';
import { answerable } from '../../../lambdas/processor/answerable';
import { pseudonymWith } from '../../../lambdas/shared/message/pseudonym';
import type { MessageItem, QueueMessage, StatusItem } from '../../../lambdas/shared/message/queue-message';
import { bodyOf, type ExpectedMessage, payloadCases } from '../../support/payload-cases';

const taken = payloadCases.filter((payload) => payload.expect.http === 200);
const isMessage = (item: QueueMessage): item is MessageItem => item.kind === 'message';
const isStatus = (item: QueueMessage): item is StatusItem => item.kind === 'status';

function read(text: string) {
  return readWebhookEvent({
    ...webhookJsonOf(Buffer.from(text)),
    receivedAtMs: 0,
    pseudonym: pseudonymWith('the-key'),
  });
}

function replyToOf(item: MessageItem): string | null {
  const verdict = answerable(item);
  return verdict.kind === 'yes' ? verdict.to : null;
}

/** A message without content stays out of the queue, so that its id is free for the content that may follow. */
function isQueued(expected: ExpectedMessage): boolean {
  return !['stub', 'call', 'empty'].includes(expected.kind);
}

test('the corpus has all its cases', () => {
  expect(payloadCases).toHaveLength(121);
});

describe.each(taken)('$name: $why', (payload) => {
  const items = read(bodyOf(payload)).items;
  const seenBefore = payloadCases
    .filter((earlier) => earlier.name === payload.after)
    .flatMap((earlier) => read(bodyOf(earlier)).items.map((item) => item.key));

  test('its messages have the expected id, text, choice and recipient', () => {
    const messages = items.filter(isMessage).filter((item) => !seenBefore.includes(item.key));
    const expected = payload.expect.messages.filter(isQueued);
    expect(
      messages.map((item) => ({
        key: item.key,
        text: item.content.text,
        choiceId: item.content.choiceId,
        replyTo: replyToOf(item),
      })),
    ).toEqual(
      expected.map(({ id, text, choiceId, replyTo }) => ({
        key: `message:${id}`,
        text,
        choiceId: choiceId ?? null,
        replyTo,
      })),
    );
  });

  test('its statuses have the expected id and state, each pair once', () => {
    const keys = items.filter(isStatus).map((item) => item.key);
    expect(keys).toEqual([...new Set(payload.expect.statuses.map(({ id, status }) => `status:${id}:${status}`))]);
  });

  test('what is not understood is quarantined', () => {
    const quarantined = items.filter((item) => item.kind === 'quarantined').length;
    if (payload.expect.deadLetters !== undefined) expect(quarantined).toBe(payload.expect.deadLetters);
    else if (!payload.name.startsWith('envelope-')) expect(quarantined).toBe(0);
  });
});
