import { replyByRules } from '../../lambdas/processor/choose-reply';
import type { BatchDependencies } from '../../lambdas/processor/process-batch';
import type { QueueRecord } from '../../lambdas/processor/queue';
import type { DeadLetterCause } from '../../lambdas/shared/message/dead-letter';
import { pseudonymWith } from '../../lambdas/shared/message/pseudonym';
import { encodeQueueMessage, type MessageItem, type QueueMessage } from '../../lambdas/shared/message/queue-message';
import { NO_BRAKE } from './memory-brake-store';
import { memoryOnce } from './memory-once';
import { MemoryQueue } from './memory-queue';
import { memorySendApi } from './memory-send-api';
import { recordingTelemetry } from './recording-telemetry';

export const receivedAtMs = 1_000;

export function messageItem(id: string, phone = '5215550000101', changes: Partial<MessageItem> = {}): MessageItem {
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

export function record(item: QueueMessage | string, receiveCount = 1): QueueRecord {
  const body = typeof item === 'string' ? item : encodeQueueMessage(item);
  const messageId = typeof item === 'string' ? item : item.key;
  return { messageId, receiptHandle: `handle-${messageId}`, body, receiveCount, sentAtMs: 0, copiesAllowed: 0 };
}

export function setUp(overrides: Partial<BatchDependencies> = {}) {
  const sendApi = memorySendApi();
  const queue = new MemoryQueue();
  const delays: { readonly ids: string[]; readonly delayMs: number }[] = [];
  const deadLetters: { readonly id: string; readonly cause: DeadLetterCause }[] = [];
  const telemetry = recordingTelemetry();
  const deps: BatchDependencies = {
    once: memoryOnce(),
    chooseReply: replyByRules({ rules: [], fallback: 'reply' }),
    sendApi,
    queue: {
      delay: async (records, delayMs) => {
        delays.push({ ids: records.map((r) => r.messageId), delayMs });
        await queue.delay(records, delayMs);
      },
      deadLetter: async (record, group, cause) => {
        deadLetters.push({ id: record.messageId, cause });
        await queue.deadLetter(record, group, cause);
      },
    },
    backoff: { baseMs: 1_000, random: () => 0 },
    brakeStore: NO_BRAKE,
    telemetry,
    nowMs: () => receivedAtMs + 250,
    remainingMs: () => 60_000,
    ...overrides,
  };
  return { deps, sent: sendApi.sent, delays, deadLetters, telemetry, results: sendApi.results };
}

export const A = '5215550000101';
export const B = '5215550000102';
