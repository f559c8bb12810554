import type { ItemQueue } from '../../lambdas/ingest/accept-items';
import type { Queue, QueueRecord } from '../../lambdas/processor/queue';
import { VisibilityNotChangedError } from '../../lambdas/processor/sqs-queue';
import { VISIBILITY_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import type { DeadLetterCause } from '../../lambdas/shared/message/dead-letter';
import { encodeQueueMessage, type QueueMessage } from '../../lambdas/shared/message/queue-message';

/** A message in the dead-letter queue. */
export interface DeadLetter {
  readonly body: string;
  readonly group: string;
  readonly cause: DeadLetterCause;
}

interface Held extends QueueRecord {
  readonly group: string;
  readonly visibleAtMs: number;
}

/**
 * A queue in memory that keeps the promises of SQS; test/contract/queue.test.ts shows it. A record that a test made by hand is
 * taken for one that was handed out.
 */
export class MemoryQueue implements ItemQueue, Queue {
  readonly #messages = new Map<string, Held>();
  readonly #letters = new Map<string, DeadLetter>();
  readonly #taken = new Set<string>();

  async send(item: QueueMessage): Promise<void> {
    if (this.#taken.has(item.key)) return;
    this.#taken.add(item.key);
    const body = encodeQueueMessage(item);
    const cause = item.kind === 'quarantined' ? ({ reason: item.reason, attempts: 0 } as const) : null;
    if (cause !== null) this.#letters.set(item.key, { body, group: item.group, cause });
    else {
      const times = { sentAtMs: Date.now(), visibleAtMs: 0, receiveCount: 0 };
      this.#messages.set(item.key, {
        messageId: item.key,
        receiptHandle: '',
        body,
        group: item.group,
        copiesAllowed: 0,
        ...times,
      });
    }
  }

  /** Hands out the first message of every group of which nothing is being handled. */
  receive(): readonly QueueRecord[] {
    const groups = new Set<string>();
    const first = [...this.#messages.values()].filter(({ group }) => !groups.has(group) && groups.add(group));
    return first.filter(({ visibleAtMs }) => visibleAtMs <= Date.now()).map((message) => this.#handOut(message));
  }

  #handOut({ group, visibleAtMs: _, ...message }: Held): QueueRecord {
    const receiveCount = message.receiveCount + 1;
    const record = { ...message, receiveCount, receiptHandle: `${message.messageId}/${receiveCount}` };
    this.#messages.set(record.messageId, { ...record, group, visibleAtMs: secondsFromNow(VISIBILITY_TIMEOUT_SECONDS) });
    return record;
  }

  async delay(records: readonly QueueRecord[], delayMs: number): Promise<void> {
    const visibleAtMs = secondsFromNow(Math.ceil(delayMs / 1_000));
    let failed = 0;
    for (const record of records) {
      const held = this.#messages.get(record.messageId);
      if (held !== undefined && held.receiptHandle !== record.receiptHandle) failed += 1;
      else this.#messages.set(record.messageId, { ...record, group: held?.group ?? record.messageId, visibleAtMs });
    }
    if (failed > 0) throw new VisibilityNotChangedError(failed);
  }

  async deadLetter({ messageId, sentAtMs, body }: QueueRecord, group: string, cause: DeadLetterCause): Promise<void> {
    this.#letters.set(`${messageId}:${sentAtMs}`, { body, group, cause });
    this.#messages.delete(messageId);
  }

  /** Takes all dead letters. */
  takeLetters(): readonly DeadLetter[] {
    const letters = [...this.#letters.values()];
    this.#letters.clear();
    return letters;
  }
}

function secondsFromNow(seconds: number): number {
  return Date.now() + seconds * 1_000;
}
