import type { ByKind } from '../journal/by-kind';
import type { EntryOf } from '../journal/entry';

/** A message that is in the queue now, and what has happened to it since it was last received. */
export interface QueuedMessage {
  readonly messageId: string;
  readonly key: string;
  readonly sequence: number;
  readonly receives: number;
  readonly receiptHandle: string;
  /** Visibility that was asked for. */
  readonly askedDelaySeconds: number | null;
  /** True when it became visible while it was being worked on. */
  readonly wasExposed: boolean;
}

/** Since the last receive. */
const UNTOUCHED = { askedDelaySeconds: null, wasExposed: false };

/** What the queue and the dead-letter queue hold, and what they ever took. */
export class QueueLedger {
  readonly messages = new Map<string, QueuedMessage>();
  /** Keys that the queue ever took, also in repetitions. */
  readonly queuedKeys = new Set<string>();
  /** Keys that either queue ever took. */
  readonly keysTaken = new Set<string>();
  /** Keys of the dead letters, by message id. */
  readonly #deadLetters = new Map<string, string>();

  readonly notes: ByKind<void> = {
    sent: (entry) => this.#sent(entry),
    received: ({ messageId, receiptHandle }) => {
      const { receives = 0 } = this.messages.get(messageId) ?? {};
      this.#change(messageId, { ...UNTOUCHED, receives: receives + 1, receiptHandle });
    },
    'visibility-changed': ({ messageId, seconds }) => this.#change(messageId, { askedDelaySeconds: seconds }),
    exposed: () => {
      for (const messageId of this.messages.keys()) this.#change(messageId, { wasExposed: true });
    },
    deleted: ({ messageId }) => {
      this.messages.delete(messageId);
      this.#deadLetters.delete(messageId);
    },
  };

  isDeadLetter(key: string): boolean {
    return [...this.#deadLetters.values()].includes(key);
  }

  /** The message with this key that is in the queue, other than `except`. */
  find(key: string, except?: string): QueuedMessage | undefined {
    return [...this.messages.values()].find((message) => message.key === key && message.messageId !== except);
  }

  #sent({ queue, messageId, key, sequence, isNew }: EntryOf<'sent'>): void {
    this.keysTaken.add(key);
    if (queue === 'queue') this.queuedKeys.add(key);
    if (!isNew) return;
    if (queue === 'dead-letters') this.#deadLetters.set(messageId, key);
    else this.messages.set(messageId, { messageId, key, sequence, receives: 0, receiptHandle: '', ...UNTOUCHED });
  }

  #change(messageId: string, changes: Partial<QueuedMessage>): void {
    const message = this.messages.get(messageId);
    if (message !== undefined) this.messages.set(messageId, { ...message, ...changes });
  }
}
