import type { QueueRecord } from '../../lambdas/processor/queue';
import { VISIBILITY_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import { decodeQueueMessage, type QueueMessage } from '../../lambdas/shared/message/queue-message';
import { messageItem } from '../support/batch';
import { HOSTILE_TEXTS } from '../support/hostile-texts';
import { type Clock, stopClock } from './clock';
import { QUEUES, type QueueUnderTest } from './queues';

describe.each(Object.entries(QUEUES))('the queue, %s', (_, start) => {
  let tested: QueueUnderTest;
  let clock: Clock;

  beforeEach(async () => {
    clock = stopClock();
    tested = await start();
  });
  afterEach(async () => {
    clock.end();
    await tested.close();
  });

  const receiveOne = async (): Promise<QueueRecord> => {
    const [record, ...others] = await tested.receive();
    if (record === undefined || others.length > 0) throw new Error('not one message');
    return record;
  };
  const keysOf = (records: readonly QueueRecord[]) => records.map(({ body }) => decodeQueueMessage(body)?.key);

  /** SQS decides how many messages of a group it hands out together: one or more. */
  const expectFirstOf = (records: readonly QueueRecord[], keys: readonly string[]) =>
    expect([records.length > 0, keysOf(records)]).toEqual([true, keys.slice(0, records.length)]);

  test('an item comes out as it went in, once however often it is sent', async () => {
    const item = messageItem('1');
    await tested.items.send(item);
    await tested.items.send(item);
    const record = await receiveOne();
    expect(decodeQueueMessage(record.body)).toEqual(item);
    expect(record).toMatchObject({ receiveCount: 1, sentAtMs: Date.now() });
  });

  test('whatever somebody writes comes out as it went in', async () => {
    const texts = Object.values(HOSTILE_TEXTS).map((text) => ({ kind: 'text', text, choiceId: null }) as const);
    for (const [index, content] of texts.entries()) {
      const item = messageItem(String(index), '5215550000101', { group: String(index), content });
      await tested.items.send(item);
      expect(decodeQueueMessage((await receiveOne()).body)).toEqual(item);
    }
  });

  test('a chat is handed out in order, and not again while any of it is being handled', async () => {
    await tested.items.send(messageItem('1'));
    await tested.items.send(messageItem('2'));
    expectFirstOf(await tested.receive(), ['message:1', 'message:2']);
    await tested.items.send(messageItem('3'));
    await tested.items.send(messageItem('4', '5215550000102'));
    expect(keysOf(await tested.receive())).toEqual(['message:4']);
  });

  test('what is delayed comes again in order when the delay is over, and never before', async () => {
    for (const id of ['1', '2']) await tested.items.send(messageItem(id));
    await tested.queue.delay(await tested.receive(), 1_001);
    clock.later(1_500);
    expect(await tested.receive()).toEqual([]);
    clock.later(501);
    const again = await tested.receive();
    expectFirstOf(again, ['message:1', 'message:2']);
    expect(again[0]?.receiveCount).toBe(2);
  });

  test('a delay of what is no longer ours is an error', async () => {
    await tested.items.send(messageItem('1'));
    const record = await receiveOne();
    clock.later(VISIBILITY_TIMEOUT_SECONDS * 1_000 + 1);
    await receiveOne();
    await expect(tested.queue.delay([record], 1_000)).rejects.toMatchObject({
      code: 'VISIBILITY_NOT_CHANGED',
      failed: 1,
    });
  });

  test('a dead letter leaves the queue, keeps its body and its group, and says why', async () => {
    const item = messageItem('1');
    await tested.items.send(item);
    const record = await receiveOne();
    const cause = { reason: 'retries-exhausted', status: 503, attempts: 50, lastFailure: 'http' } as const;
    await tested.queue.deadLetter(record, item.group, cause);
    const [letter, ...others] = await tested.letters();
    expect(letter).toEqual({ body: record.body, group: item.group, ...cause, status: '503', attempts: '50' });
    expect(others).toEqual([]);
    clock.later(VISIBILITY_TIMEOUT_SECONDS * 1_000 + 1);
    expect(await tested.receive()).toEqual([]);
  });

  test('what becomes a dead letter again after a redrive is a new one; the same letter twice is one', async () => {
    const item = messageItem('1');
    await tested.items.send(item);
    const record = await receiveOne();
    const cause = { reason: 'unreadable', attempts: 1 } as const;
    for (const sentAtMs of [record.sentAtMs, record.sentAtMs, record.sentAtMs + 1]) {
      await tested.queue.deadLetter({ ...record, sentAtMs }, item.group, cause);
    }
    expect(await tested.letters()).toHaveLength(2);
  });

  test('what is not understood goes to the dead letters at once, with its reason', async () => {
    const about = { key: 'quarantine:x', group: 'x', receivedAtMs: 0, payload: '{}' };
    const junk: QueueMessage = { kind: 'quarantined', reason: 'no-event', ...about };
    await tested.items.send(junk);
    expect(await tested.receive()).toEqual([]);
    expect(await tested.letters()).toEqual([
      { body: JSON.stringify(junk), group: 'x', reason: 'no-event', attempts: '0' },
    ]);
  });
});
