import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dropLetters } from '../../../cli/dlq/dlq-drop';
import { listLetters, showLetter } from '../../../cli/dlq/dlq-list';
import type { MoveWork } from '../../../cli/dlq/dlq-move';
import { redriveLetters } from '../../../cli/dlq/dlq-redrive';
import type { DeadLetter, DeadLetterQueue } from '../../../cli/target/dead-letters';
import { textsIn } from '../../../cli/texts/texts';
import { messageItem } from '../../support/batch';
import { fakeTerminal } from '../../support/fake-terminal';
import { sampleOutputs } from '../../support/sample-outputs';

const CUSTOMER = '5215550000101';
const ANOTHER = '5215550000102';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'whatz-dlq-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function letter(id: string, phone: string): DeadLetter {
  const item = messageItem(id, phone);
  const sqs = { messageId: `sqs-${id}`, receiptHandle: `handle-${id}`, sinceMs: 0, body: JSON.stringify(item), item };
  return {
    id,
    reason: 'send-rejected',
    status: '400',
    attempts: '1',
    lastFailure: undefined,
    copies: undefined,
    ...sqs,
  };
}

/** A FIFO queue that gives one letter of a chat at a time: the others are hidden until it is deleted or given back. */
function setUp(...letters: readonly DeadLetter[]) {
  const left = new Set(letters);
  const held = new Set<DeadLetter>();
  const queue: DeadLetterQueue = {
    count: async () => left.size,
    take: async () => {
      const groups = new Set([...held].filter((one) => left.has(one)).map(({ item }) => item?.group));
      const batch = [...left].filter(({ item }) => !groups.has(item?.group) && groups.add(item?.group));
      for (const one of batch) held.add(one);
      return batch;
    },
    release: async (released) => {
      for (const one of released) held.delete(one);
    },
  };
  const client = new SQSClient({ region: 'us-east-1' });
  client.send = (async ({ input }: { input: { ReceiptHandle?: string } }) => {
    for (const one of left) if (one.receiptHandle === input.ReceiptHandle) left.delete(one);
    return {};
  }) as unknown as typeof client.send;
  const terminal = fakeTerminal();
  const work = (ids: readonly string[] = [], changes: Partial<MoveWork> = {}): MoveWork => ({
    queue,
    client,
    terminal,
    target: { name: 'stack', outputs: sampleOutputs(), localRun: undefined, clientOptions: () => ({}) },
    filter: { ids, reason: undefined, chat: undefined, olderThanMs: undefined, newerThanMs: undefined },
    texts: textsIn('en').dlq,
    json: false,
    yes: true,
    rate: 100,
    archive: join(directory, 'dropped.jsonl'),
    ...changes,
  });
  return { work, out: terminal.out, left: () => [...left].map(({ id }) => id), held };
}

const twoOfOneChat = () => setUp(letter('front', CUSTOMER), letter('behind', CUSTOMER));

test('list says how many it could not see', async () => {
  const { work, out } = twoOfOneChat();
  expect(await listLetters(work([], { json: true }))).toBe(0);
  expect(JSON.parse(out.join())).toMatchObject({ total: 2, hidden: 1, letters: [{ id: 'front' }] });
  expect(await listLetters(work())).toBe(0);
  expect(out).toContainEqual(
    expect.stringMatching(/^1 could not be seen: .*same chat.* Redrive or drop those in front/),
  );
});

test('list of letters that can all be seen hides none', async () => {
  const { work, out } = setUp(letter('one', CUSTOMER), letter('other', ANOTHER));
  await listLetters(work([], { json: true }));
  expect(JSON.parse(out.join())).toMatchObject({ total: 2, hidden: 0 });
});

test('show does not deny a letter behind another of its chat', async () => {
  const { work, held } = twoOfOneChat();
  await expect(showLetter(work(['behind']))).rejects.toMatchObject({
    code: 'failed',
    message: expect.stringMatching(/^Not among the dead letters that could be seen: behind\. 1 could not be seen/),
  });
  expect(held.size).toBe(0);
});

test('show denies a letter only when all were seen', async () => {
  const { work } = setUp(letter('front', CUSTOMER));
  await expect(showLetter(work(['behind']))).rejects.toThrow('There is no dead letter behind');
});

test('show takes one id', async () => {
  const { work } = setUp(letter('one', CUSTOMER), letter('other', ANOTHER));
  const run = showLetter(work(['one', 'other']));
  await expect(run).rejects.toMatchObject({ code: 'usage', message: 'dlq show takes one id.' });
});

test.each([
  ['drop', dropLetters],
  ['redrive', redriveLetters],
])('%s of a letter behind another moves nothing, says so and fails', async (_, move) => {
  const { work, out, left, held } = twoOfOneChat();
  expect(await move(work(['behind']))).toBe(1);
  expect(out).toEqual([expect.stringMatching(/^Not among .*: behind\. 1 could not be seen: .*Redrive or drop/)]);
  expect(await move(work(['behind'], { json: true }))).toBe(1);
  expect(JSON.parse(out.at(-1) ?? '')).toEqual({ moved: 0, hidden: 1 });
  expect({ left: left(), held: held.size }).toEqual({ left: ['front', 'behind'], held: 0 });
});

test('with the one in front, the one behind is moved too', async () => {
  const { work, out, left } = twoOfOneChat();
  expect(await dropLetters(work(['front', 'behind']))).toBe(0);
  expect(left()).toEqual([]);
  expect(out.join()).not.toContain('could not be seen');
  expect(readFileSync(join(directory, 'dropped.jsonl'), 'utf8')).toContain('"id":"behind"');
});

test('of two that are named the one that was not reached is named again', async () => {
  const { work, out, left } = setUp(letter('other', ANOTHER), letter('front', CUSTOMER), letter('behind', CUSTOMER));
  expect(await redriveLetters(work(['other', 'behind']))).toBe(1);
  expect(left()).toEqual(['front', 'behind']);
  expect(out.at(0)).toContain('1 on the queue again');
  expect(out.at(-1)).toMatch(/^Not among .*: behind\. 1 could not be seen/);
});

test('a filter that nothing matches fails only while letters are hidden', async () => {
  const reason = (work: MoveWork) => ({ ...work, filter: { ...work.filter, reason: 'no-event' } });
  const hiding = twoOfOneChat();
  expect(await dropLetters(reason(hiding.work()))).toBe(1);
  expect(hiding.out.join()).toMatch(/^No dead letter that could be seen is meant by that\. 1 could not/);
  const open = setUp(letter('front', CUSTOMER));
  expect(await dropLetters(reason(open.work()))).toBe(0);
  expect(open.out).toEqual(['No dead letter is meant by that.']);
});

test('in Spanish it says how many, why and what to do', () => {
  const texts = textsIn('es').dlq;
  expect(texts.notSeen(['a1'], 3)).toMatch(/: a1\. Sin ver: 3\. .*mismo chat.*Primero reenvía/);
  expect(texts.notSeen([], 3)).toMatch(/ninguno cumple con eso\. Sin ver: 3\./);
});
