import { SQSClient } from '@aws-sdk/client-sqs';
import type { MoveWork } from '../../../cli/dlq/dlq-move';
import { redriveLetters } from '../../../cli/dlq/dlq-redrive';
import type { DeadLetter } from '../../../cli/target/dead-letters';
import type { Language } from '../../../cli/texts/language';
import { textsIn } from '../../../cli/texts/texts';
import { messageItem } from '../../support/batch';
import { fakeTerminal } from '../../support/fake-terminal';
import { sampleOutputs } from '../../support/sample-outputs';

const ANY = { ids: [], reason: undefined, chat: undefined, olderThanMs: undefined, newerThanMs: undefined };

function letter(id: string, reason: string, copies?: string): DeadLetter {
  const item = messageItem(id);
  const about = { messageId: `sqs-${id}`, receiptHandle: `handle-${id}`, status: '504', attempts: '3', sinceMs: 0 };
  return { id, reason, copies, lastFailure: undefined, ...about, body: JSON.stringify(item), item };
}

/** A queue with one letter of unknown outcome, and one that was refused. */
function setUp(language: Language = 'en') {
  const letters = new Map(
    [letter('unknown', 'outcome-unknown', '3'), letter('refused', 'send-rejected')].map((l) => [l, 0]),
  );
  let nowMs = 0;
  const sent: object[] = [];
  const client = new SQSClient({ region: 'us-east-1' });
  client.send = (async ({
    input,
  }: {
    input: { MessageBody?: string; MessageAttributes?: object; ReceiptHandle?: string };
  }) => {
    if (input.MessageBody !== undefined)
      sent.push({ key: JSON.parse(input.MessageBody).key, ...input.MessageAttributes });
    for (const one of letters.keys()) if (one.receiptHandle === input.ReceiptHandle) letters.delete(one);
    return {};
  }) as unknown as typeof client.send;
  const terminal = fakeTerminal({ nowMs: () => nowMs, sleep: async () => undefined });
  const work: MoveWork = {
    queue: {
      count: async () => letters.size,
      take: async (holdSeconds) => {
        nowMs += 1_000;
        const free = [...letters].filter(([, atMs]) => atMs <= nowMs).map(([one]) => one);
        for (const one of free) letters.set(one, nowMs + holdSeconds * 1_000);
        return free;
      },
      release: async (released) => {
        for (const one of released) if (letters.has(one)) letters.set(one, 0);
      },
    },
    client,
    terminal,
    target: { name: 'stack', outputs: sampleOutputs(), localRun: undefined, clientOptions: () => ({}) },
    filter: ANY,
    texts: textsIn(language).dlq,
    json: false,
    yes: true,
    rate: 5,
    archive: '',
  };
  return { work, sent, terminal };
}

test.each<[Language, RegExp]>([
  ['en', /may have the reply already, up to three times.*dlq redrive --reason outcome-unknown/],
  ['es', /ya tengan la respuesta, hasta tres veces.*dlq redrive --reason outcome-unknown/],
])('a redrive leaves out what its customer may have already, and says so (%s)', async (language, words) => {
  const { work, sent, terminal } = setUp(language);
  expect(await redriveLetters(work)).toBe(0);
  expect(sent).toEqual([{ key: 'message:refused' }]);
  expect(terminal.out.join('\n')).toMatch(words);
});

test.each([{ reason: 'outcome-unknown' }, { ids: ['unk'] }])(
  '%j sends it again, with leave for one more copy',
  async (named) => {
    const { work, sent } = setUp();
    expect(await redriveLetters({ ...work, filter: { ...ANY, ...named } })).toBe(0);
    expect(sent).toEqual([{ key: 'message:unknown', copiesAllowed: { DataType: 'Number', StringValue: '4' } }]);
  },
);

test.each<Language>(['en', 'es'])('what it may do is said of each letter (%s)', (language) => {
  expect(textsIn(language).dlq.reasons['outcome-unknown']).toMatch(/copies.*--reason outcome-unknown/);
});
