import { SQSClient } from '@aws-sdk/client-sqs';
import { type Look, look } from '../../../cli/dlq/dlq-list';
import type { MoveWork } from '../../../cli/dlq/dlq-move';
import { redriveLetters } from '../../../cli/dlq/dlq-redrive';
import type { DeadLetter, DeadLetterQueue } from '../../../cli/target/dead-letters';
import { textsIn } from '../../../cli/texts/texts';
import { messageItem } from '../../support/batch';
import { type FakeTerminalOptions, fakeTerminal } from '../../support/fake-terminal';
import { sampleOutputs } from '../../support/sample-outputs';

function letter(index: number, reason = 'send-rejected'): DeadLetter {
  const item = messageItem(`M${index}`);
  return {
    id: `id-${index}`,
    messageId: `sqs-${index}`,
    receiptHandle: `handle-${index}`,
    reason,
    status: '400',
    attempts: '1',
    lastFailure: undefined,
    copies: undefined,
    sinceMs: index,
    body: JSON.stringify(item),
    item,
  };
}

/** A queue of `count` letters whose holds run out, over a clock that each receive moves on. */
function setUp(count: number, receiveMs: number, options: FakeTerminalOptions = {}) {
  let nowMs = 1_000_000;
  const visibleAtMs = new Map(Array.from({ length: count }, (_, index) => [letter(index), 0]));
  const sent: string[] = [];
  let takes = 0;
  const queue: DeadLetterQueue = {
    count: async () => visibleAtMs.size,
    take: async (holdSeconds) => {
      takes += 1;
      if (takes > 5_000) throw new Error('it never ends');
      nowMs += receiveMs;
      const batch = [...visibleAtMs].filter(([, atMs]) => atMs <= nowMs).slice(0, 10);
      for (const [taken] of batch) visibleAtMs.set(taken, nowMs + holdSeconds * 1_000);
      return batch.map(([taken]) => taken);
    },
    release: async (letters) => {
      for (const released of letters) if (visibleAtMs.has(released)) visibleAtMs.set(released, 0);
    },
  };
  const client = new SQSClient({ region: 'us-east-1' });
  client.send = (async ({ input }: { input: { ReceiptHandle?: string; MessageBody?: string } }) => {
    if (input.MessageBody !== undefined) sent.push(input.MessageBody);
    for (const moved of visibleAtMs.keys()) if (moved.receiptHandle === input.ReceiptHandle) visibleAtMs.delete(moved);
    return {};
  }) as unknown as typeof client.send;
  const waits: number[] = [];
  const terminal = fakeTerminal({
    nowMs: () => nowMs,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      nowMs += milliseconds;
    },
    ...options,
  });
  const work: MoveWork = {
    queue,
    client,
    terminal,
    target: { name: 'stack', outputs: sampleOutputs(), localRun: undefined, clientOptions: () => ({}) },
    filter: { ids: [], reason: undefined, chat: undefined, olderThanMs: undefined, newerThanMs: undefined },
    texts: textsIn('en').dlq,
    json: false,
    yes: true,
    rate: 5,
    archive: '',
  };
  const hidden = () => [...visibleAtMs.values()].filter((atMs) => atMs > nowMs).length;
  return { work, sent, waits, hidden, terminal, left: () => visibleAtMs.size };
}

test('a look sees every letter once and gives all back', async () => {
  const { work, hidden } = setUp(95, 100);
  expect(await look(work)).toMatchObject({ seen: 95, total: 95 });
  expect(hidden()).toBe(0);
});

test('a look at more letters than can be seen in time ends, counts none twice, and says how many it saw', async () => {
  const { work, hidden } = setUp(7_000, 130);
  const { seen, total, meant }: Look = await look(work);
  expect(seen).toBeGreaterThan(3_000);
  expect(seen).toBeLessThan(total);
  expect(new Set(meant.map(({ id }) => id)).size).toBe(seen);
  expect(hidden()).toBe(0);
});

test('a redrive takes no more letters per second than it may', async () => {
  const { work, sent, waits } = setUp(12, 10);
  expect(await redriveLetters(work)).toBe(0);
  expect(sent).toHaveLength(12);
  expect(waits).toEqual(Array(12).fill(200));
});

test('a redrive of thousands ends, and sends each letter once', async () => {
  const { work, sent, left } = setUp(1_500, 130);
  expect(await redriveLetters({ ...work, rate: 100 })).toBe(0);
  expect(new Set(sent).size).toBe(1_500);
  expect(sent).toHaveLength(1_500);
  expect(left()).toBe(0);
});

test('a redrive with a filter ends although what is not meant comes back when its hold runs out', async () => {
  const { work, sent, hidden } = setUp(400, 130);
  const filter = { ...work.filter, ids: ['id-3'] };
  expect(await redriveLetters({ ...work, filter, rate: 0.5 })).toBe(0);
  expect(sent).toHaveLength(111);
  expect(hidden()).toBe(0);
});

test('a redrive that is stopped stops, and gives back what it held', async () => {
  const stop = new AbortController();
  const { work, sent, hidden, terminal } = setUp(30, 10, {
    stopped: stop.signal,
    sleep: async () => {
      if (sent.length === 3) stop.abort();
    },
  });
  expect(await redriveLetters(work)).toBe(1);
  expect(sent).toHaveLength(3);
  expect(hidden()).toBe(0);
  expect(terminal.out.join()).not.toContain('could not be seen');
});
