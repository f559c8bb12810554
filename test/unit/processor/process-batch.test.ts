import { processBatch } from '../../../lambdas/processor/process-batch';
import { pseudonymWith } from '../../../lambdas/shared/message/pseudonym';
import type { MessageItem, QueueMessage } from '../../../lambdas/shared/message/queue-message';
import { A, B, messageItem, receivedAtMs, record, setUp } from '../../support/batch';

test('each message is answered once, and nothing comes back', async () => {
  const { deps, sent, telemetry } = setUp();
  expect(await processBatch([record(messageItem('1', A)), record(messageItem('2', B))], deps)).toEqual([]);
  expect(sent.map(({ to, text }) => [to, text])).toEqual([
    [A, 'reply'],
    [B, 'reply'],
  ]);
  expect(telemetry.counts).toEqual({ SendAttempts: 2, RepliesSent: 2 });
});

test('a message that is delivered again is not answered again', async () => {
  const { deps, sent, telemetry } = setUp();
  await processBatch([record(messageItem('1'))], deps);
  expect(await processBatch([record(messageItem('1'), 2)], deps)).toEqual([]);
  expect(sent).toHaveLength(1);
  expect(telemetry.lines.at(-1)).toMatchObject({ message: 'reply skipped', fields: { reason: 'already-answered' } });
});

test('groups are handled side by side', async () => {
  let running = 0;
  let most = 0;
  const { deps } = setUp({
    sendApi: {
      send: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        return { kind: 'accepted' };
      },
    },
  });
  await processBatch(
    [A, B, A].map((phone, index) => record(messageItem(String(index), phone))),
    deps,
  );
  expect(most).toBe(2);
});

test('what there is no time for is not begun', async () => {
  const { deps, sent, delays } = setUp({ remainingMs: () => 20_000 });
  expect(await processBatch([record(messageItem('1')), record(messageItem('2'))], deps)).toEqual([
    'message:1',
    'message:2',
  ]);
  expect(sent).toEqual([]);
  expect(delays).toEqual([{ ids: ['message:1', 'message:2'], delayMs: 1_000 }]);
});

test('an unreadable body and a redriven quarantined item go to the dead-letter queue', async () => {
  const { deps, deadLetters } = setUp();
  const quarantined: QueueMessage = {
    kind: 'quarantined',
    key: 'quarantine:x',
    group: 'x',
    receivedAtMs,
    reason: 'no-event',
    payload: '{}',
  };
  expect(await processBatch([record('no JSON'), record(quarantined)], deps)).toEqual([]);
  expect(deadLetters.map(({ cause }) => cause.reason)).toEqual(['unreadable', 'no-event']);
});

test('states that an earlier version put on the queue are let go: neither answered nor dead letters', async () => {
  const { deps, sent, telemetry, deadLetters } = setUp();
  const states = ['pending', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown'] as const;
  const records = states.map((state) =>
    record({ kind: 'status', key: `status:A:${state}`, group: 'g', receivedAtMs, state }),
  );
  expect(await processBatch(records, deps)).toEqual([]);
  expect(sent).toEqual([]);
  expect(deadLetters).toEqual([]);
  expect(telemetry.counts).toEqual({ RepliesSkipped: states.length });
  const told = new Set(telemetry.lines.map(({ message, fields }) => `${message}: ${fields.reason}`));
  expect([...told]).toEqual(['reply skipped: delivery-state']);
});

test.each<[string, Partial<MessageItem>, string]>([
  ['our own message', { fromMe: 'yes' }, 'own-message'],
  ['a message that may be our own', { fromMe: 'unsafe' }, 'own-message'],
  ['a group', { remoteJid: '120363000000000101@g.us' }, 'group'],
  ['a story', { remoteJid: 'status@broadcast', remoteJidAlt: '5215550000101@s.whatsapp.net' }, 'broadcast'],
  ['a channel', { remoteJid: '120363000000000101@newsletter' }, 'channel'],
  ['a hidden number', { remoteJid: '184460000000101@lid' }, 'hidden-number'],
  ['WhatsApp itself', { remoteJid: '0@s.whatsapp.net' }, 'not-a-person'],
  ['a reaction', { content: { kind: 'reaction', text: '👍', choiceId: null } }, 'nothing-to-answer'],
])('%s is skipped for a stated reason', async (_, changes, reason) => {
  const { deps, sent, telemetry } = setUp();
  expect(await processBatch([record(messageItem('1', A, changes))], deps)).toEqual([]);
  expect(sent).toEqual([]);
  expect(telemetry.counts).toEqual({ RepliesSkipped: 1 });
  expect(telemetry.lines).toMatchObject([{ message: 'reply skipped', fields: { reason } }]);
});

test('no log line of a batch names a person, a chat or a text', async () => {
  const { deps, telemetry, results } = setUp();
  results.set(B, { kind: 'retryable', reason: 'http', status: 500 });
  await processBatch([record(messageItem('1', A)), record(messageItem('2', B)), record('junk')], deps);
  const log = JSON.stringify(telemetry.lines);
  expect(log).toContain('messageKey');
  const aboutMessages = telemetry.lines.filter(({ fields }) => fields?.messageKey !== undefined);
  expect(aboutMessages.map(({ fields }) => fields?.chat)).toEqual([A, B].map(pseudonymWith('the-key')));
  for (const personal of [A, B, 's.whatsapp.net', 'Hola', 'junk', 'message:1']) expect(log).not.toContain(personal);
});

test('the age of every record is measured, of those that fail and of those that are skipped too', async () => {
  const { deps, telemetry, results } = setUp({ nowMs: () => 90_000 });
  results.set(A, { kind: 'retryable', reason: 'http', status: 500 });
  const sentAt = [80_000, 60_000, 0, 95_000];
  const items = [messageItem('1', A), messageItem('2', A), messageItem('3', B), messageItem('4', B, { fromMe: 'yes' })];
  const records = items.map((item, index) => ({ ...record(item), sentAtMs: sentAt[index] ?? 0 }));
  await processBatch(records, deps);
  expect(telemetry.durations.MessageAgeMs).toEqual([10_000, 30_000, 90_000, 0]);
});

test.each([
  ['written before anything is tried, as it may be what crashes the function', 2, 1],
  ['written with the rest the first time', 1, 0],
])('the age of a record is %s', async (_, receiveCount, flushes) => {
  let flushed = 0;
  const seen: number[] = [];
  const { deps, telemetry } = setUp();
  await processBatch([record(messageItem('1'), receiveCount)], {
    ...deps,
    telemetry: {
      ...telemetry,
      flush: () => {
        flushed += 1;
      },
    },
    sendApi: {
      send: async () => {
        seen.push(flushed);
        return { kind: 'accepted' };
      },
    },
  });
  expect(seen).toEqual([flushes]);
});
