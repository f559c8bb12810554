import { replyByRules } from '../../../lambdas/processor/choose-reply';
import { type BatchDependencies, processBatch } from '../../../lambdas/processor/process-batch';
import type { QueueRecord } from '../../../lambdas/processor/queue';
import type { Reply, SendResult } from '../../../lambdas/processor/send-api';
import type { DeadLetterCause } from '../../../lambdas/shared/dead-letter';
import { MAX_ATTEMPTS } from '../../../lambdas/shared/limits';
import { pseudonymWith } from '../../../lambdas/shared/pseudonym';
import { encodeQueueMessage, type MessageItem, type QueueMessage } from '../../../lambdas/shared/queue-message';
import { memoryOnce } from '../../support/memory-once';
import { recordingTelemetry } from '../../support/recording-telemetry';

const receivedAtMs = 1_000;

function messageItem(id: string, phone = '5215550000101', changes: Partial<MessageItem> = {}): MessageItem {
  return {
    kind: 'message',
    key: `message:${id}`,
    group: pseudonymWith('the-key')(phone),
    receivedAtMs,
    remoteJid: `${phone}@s.whatsapp.net`,
    remoteJidAlt: null,
    senderPn: null,
    fromMe: 'no',
    content: { kind: 'text', text: 'Hola', choiceId: null },
    ...changes,
  };
}

function record(item: QueueMessage | string, receiveCount = 1): QueueRecord {
  const body = typeof item === 'string' ? item : encodeQueueMessage(item);
  const messageId = typeof item === 'string' ? item : item.key;
  return { messageId, receiptHandle: `handle-${messageId}`, body, receiveCount, sentAtMs: 0 };
}

function setUp(overrides: Partial<BatchDependencies> = {}) {
  const sent: Reply[] = [];
  const delays: { readonly ids: string[]; readonly delayMs: number }[] = [];
  const deadLetters: { readonly id: string; readonly cause: DeadLetterCause }[] = [];
  const telemetry = recordingTelemetry();
  const results = new Map<string, SendResult>();
  const deps: BatchDependencies = {
    once: memoryOnce(),
    chooseReply: replyByRules({ rules: [], fallback: 'reply' }),
    sendApi: {
      send: async (reply) => {
        sent.push(reply);
        return results.get(reply.to) ?? { kind: 'accepted' };
      },
    },
    queue: {
      delay: async (records, delayMs) => void delays.push({ ids: records.map((r) => r.messageId), delayMs }),
      deadLetter: async ({ messageId }, _group, cause) => void deadLetters.push({ id: messageId, cause }),
    },
    backoff: { baseMs: 1_000, random: () => 0 },
    telemetry,
    nowMs: () => receivedAtMs + 250,
    remainingMs: () => 60_000,
    ...overrides,
  };
  return { deps, sent, delays, deadLetters, telemetry, results };
}

const A = '5215550000101';
const B = '5215550000102';

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

test('a failure stops its own group only, and the rest of the group waits as long', async () => {
  const { deps, sent, delays, results, telemetry } = setUp();
  results.set(A, { kind: 'retryable', reason: 'http', status: 500 });
  const records = [messageItem('1', A), messageItem('2', B), messageItem('3', A), messageItem('4', B)].map((item) =>
    record(item),
  );
  expect(await processBatch(records, deps)).toEqual(['message:1', 'message:3']);
  expect(sent.map(({ to }) => to)).toEqual([A, B, B]);
  expect(delays).toEqual([{ ids: ['message:1', 'message:3'], delayMs: 500 }]);
  expect(telemetry.counts).toMatchObject({ RepliesSent: 2, SendRetries: 1 });
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

test.each<[SendResult, string, number]>([
  [{ kind: 'retryable', reason: 'http', status: 429, retryAfterMs: 7_000 }, 'SendRetries', 7_000],
  [{ kind: 'unknown', reason: 'timeout' }, 'SendOutcomeUnknown', 500],
  [{ kind: 'unauthorized', status: 401 }, 'SendUnauthorized', 500],
  [{ kind: 'no-token' }, 'SendTokenMissing', 500],
])('%j comes back and is counted as %s', async (result, metric, delayMs) => {
  const { deps, delays, results, telemetry } = setUp();
  results.set(A, result);
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
  expect(delays).toEqual([{ ids: ['message:1'], delayMs }]);
  expect(telemetry.counts).toMatchObject({ SendRetries: 1, [metric]: 1 });
});

test('what the API refuses for good is dead-lettered at once with its cause, and the chat goes on', async () => {
  const { deps, deadLetters, telemetry } = setUp({
    sendApi: {
      send: async ({ idempotencyKey }) => {
        refused ??= idempotencyKey;
        return idempotencyKey === refused ? { kind: 'rejected', status: 400 } : { kind: 'accepted' };
      },
    },
  });
  let refused: string | undefined;
  expect(await processBatch([record(messageItem('1'), 3), record(messageItem('2'))], deps)).toEqual([]);
  expect(deadLetters).toEqual([{ id: 'message:1', cause: { reason: 'send-rejected', status: 400, attempts: 3 } }]);
  expect(telemetry.counts).toMatchObject({ SendPermanentFailures: 1, DeadLettered: 1, RepliesSent: 1 });
});

test('the last attempt that fails is dead-lettered with the last status; the one before it is not', async () => {
  const { deps, deadLetters, results } = setUp();
  results.set(A, { kind: 'retryable', reason: 'http', status: 503 });
  expect(await processBatch([record(messageItem('1'), MAX_ATTEMPTS - 1)], deps)).toEqual(['message:1']);
  expect(deadLetters).toEqual([]);
  expect(await processBatch([record(messageItem('1'), MAX_ATTEMPTS)], deps)).toEqual([]);
  expect(deadLetters).toEqual([
    {
      id: 'message:1',
      cause: { reason: 'retries-exhausted', status: 503, attempts: MAX_ATTEMPTS, lastFailure: 'http' },
    },
  ]);
});

test('a dead letter that cannot be stored is not lost: the message comes back', async () => {
  const { deps, delays, results } = setUp();
  deps.queue.deadLetter = () => Promise.reject(new Error('SQS is down'));
  results.set(A, { kind: 'rejected', status: 400 });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
  expect(delays).toHaveLength(1);
});

test('a delay that cannot be set loses nothing: the message is still reported as not finished', async () => {
  const { deps, results } = setUp();
  deps.queue.delay = () => Promise.reject(new Error('SQS is down'));
  results.set(A, { kind: 'retryable', reason: 'http', status: 500 });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
});

test('a store or a secret that fails is a reason to come back, not to stop', async () => {
  const { deps } = setUp({ once: { run: () => Promise.reject(new Error('DynamoDB is down')) } });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
});

test('an answer that another invocation is giving is waited for', async () => {
  const { deps, sent } = setUp({ once: { run: async () => 'in-progress' } });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
  expect(sent).toEqual([]);
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

test('statuses are counted by state and never answered', async () => {
  const { deps, sent, telemetry } = setUp();
  const states = ['pending', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown'] as const;
  const records = states.map((state) =>
    record({ kind: 'status', key: `status:A:${state}`, group: 'g', receivedAtMs, state }),
  );
  expect(await processBatch(records, deps)).toEqual([]);
  expect(sent).toEqual([]);
  expect(telemetry.counts).toEqual({
    StatusPending: 1,
    StatusSent: 1,
    StatusDelivered: 1,
    StatusRead: 1,
    StatusPlayed: 1,
    StatusFailed: 1,
    StatusUnknown: 1,
  });
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

test('an unknown outcome is counted and written before the record is given back, which may fail', async () => {
  const { deps, telemetry, results } = setUp({
    once: {
      run: async (_key, work) => {
        await work({ takenOver: false }).catch(() => undefined);
        throw new Error('DynamoDB is down');
      },
    },
  });
  results.set(A, { kind: 'unknown', reason: 'timeout' });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
  expect(telemetry.counts.SendOutcomeUnknown).toBe(1);
});

test('a reply that a processor may have sent before it died is counted as unknown and sent', async () => {
  const { deps, sent, telemetry } = setUp({
    once: {
      run: async (_key, work) => {
        await work({ takenOver: true });
        return 'done';
      },
    },
  });
  expect(await processBatch([record(messageItem('1'), 2)], deps)).toEqual([]);
  expect(sent).toHaveLength(1);
  expect(telemetry.counts).toEqual({ SendAttempts: 1, SendOutcomeUnknown: 1, RepliesSent: 1 });
});

test.each<SendResult>([{ kind: 'no-token' }, { kind: 'unauthorized', status: 401 }])(
  '%j costs no message, however often it was tried',
  async (result) => {
    const { deps, deadLetters, results } = setUp();
    results.set(A, result);
    expect(await processBatch([record(messageItem('1'), MAX_ATTEMPTS * 3)], deps)).toEqual(['message:1']);
    expect(deadLetters).toEqual([]);
  },
);

test.each<[SendResult, number | undefined]>([
  [{ kind: 'accepted' }, 1],
  [{ kind: 'rejected', status: 400 }, 1],
  [{ kind: 'unauthorized', status: 401 }, 1],
  [{ kind: 'retryable', reason: 'http', status: 503 }, 1],
  [{ kind: 'unknown', reason: 'timeout' }, 1],
  [{ kind: 'no-token' }, undefined],
])('%j is an attempt to send: %p', async (result, attempts) => {
  const { deps, telemetry, results } = setUp();
  results.set(A, result);
  await processBatch([record(messageItem('1'))], deps);
  expect(telemetry.counts.SendAttempts).toBe(attempts);
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
