import { readFileSync } from 'node:fs';
import { answerable } from '../../../lambdas/processor/answerable';
import type { MessageItem, QueueMessage } from '../../../lambdas/shared/message/queue-message';
import { createCasePoster, type PostedCase } from '../../support/posted-cases';

interface Case extends PostedCase {
  readonly name: string;
  readonly why: string;
  readonly expect: {
    readonly http: number;
    readonly messages: readonly { readonly replyTo: string | null; readonly text?: string | null }[];
    readonly statuses: readonly { readonly status: string }[];
    readonly deadLetters?: number;
  };
}

const file = new URL('../../fixtures/payloads-more.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];
const poster = createCasePoster();
const outcomes = new Map<string, Awaited<ReturnType<typeof poster.post>>>();

beforeAll(async () => {
  for (const posted of cases) outcomes.set(posted.name, await poster.post(posted));
});

function replyOf(item: MessageItem): { readonly replyTo: string | null; readonly text: string | null } {
  const verdict = answerable(item);
  return { replyTo: verdict.kind === 'yes' ? verdict.to : null, text: item.content.text };
}

const ofKind = <Kind extends QueueMessage['kind']>(items: readonly QueueMessage[], kind: Kind) =>
  items.filter((item): item is Extract<QueueMessage, { kind: Kind }> => item.kind === kind);

test('the corpus has all its cases', () => {
  expect(cases).toHaveLength(28);
});

test.each(cases)('$name: $why', ({ name, expect: expected }) => {
  const { statusCode, queued = [], recorded = [] } = outcomes.get(name) ?? {};
  expect(statusCode).toBe(expected.http);
  // What is refused has no message in it that could be answered.
  const messages = expected.http === 200 ? expected.messages : [];
  const replies = ofKind(queued, 'message').map(replyOf);
  expect(replies.map(({ replyTo }) => replyTo)).toEqual(messages.map(({ replyTo }) => replyTo));
  expect(replies).toMatchObject(messages.map(({ text }) => (text === undefined ? {} : { text })));
  expect(recorded.map(({ state }) => state)).toEqual(expected.statuses.map(({ status }) => status));
  expect(ofKind(queued, 'quarantined')).toHaveLength(expected.deadLetters ?? 0);
});
