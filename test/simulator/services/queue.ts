import type { Invocation, QueueName } from '../journal/entry';
import type { Journal } from '../journal/journal';

/** A message in a simulated FIFO queue. */
export interface SimulatedMessage {
  readonly messageId: string;
  readonly sequence: number;
  readonly group: string;
  readonly deduplicationId: string;
  readonly body: string;
  readonly attributes: unknown;
  /** The `key` in the body. */
  readonly key: string;
  readonly sentAtMs: number;
  receiveCount: number;
  visibleAtMs: number;
  /** Of the last receive; earlier ones are void. */
  receiptHandle: string | null;
}

/** What is sent to a queue. */
export interface SentMessage {
  readonly body: string;
  readonly group: string;
  readonly deduplicationId: string;
  readonly attributes?: unknown;
}

const DEDUPLICATION_WINDOW_MS = 5 * 60_000;

/** An SQS FIFO queue: order and one batch in flight per group, deduplication per group for five minutes. */
export class SimulatedQueue {
  readonly messages: SimulatedMessage[] = [];
  readonly #nowMs: () => number;
  readonly #taken = new Map<string, { readonly atMs: number; readonly messageId: string }>();
  readonly #journal: Journal;
  #sequence = 0;

  constructor(
    readonly name: QueueName,
    nowMs: () => number,
    journal: Journal,
  ) {
    this.#nowMs = nowMs;
    this.#journal = journal;
  }

  /** Gives the message's id; of a repetition, that of the first. `by` is undefined when no function or command sends. */
  send({ body, group, deduplicationId, attributes = {} }: SentMessage, by?: Invocation): string {
    const key = String((JSON.parse(body) as { key: unknown }).key);
    const identity = `${group} ${deduplicationId}`;
    const nowMs = this.#nowMs();
    const before = this.#taken.get(identity);
    const isNew = before === undefined || nowMs - before.atMs >= DEDUPLICATION_WINDOW_MS;
    const sequence = isNew ? this.#sequence++ : -1;
    const messageId = isNew ? `${this.name}-${sequence}` : before.messageId;
    const about = { messageId, sequence, group, key };
    this.#journal.write({ kind: 'sent', queue: this.name, ...about, isNew, by });
    if (!isNew) return messageId;
    this.#taken.set(identity, { atMs: nowMs, messageId });
    const delivery = { receiveCount: 0, visibleAtMs: nowMs, receiptHandle: null };
    this.messages.push({ ...about, deduplicationId, body, attributes, sentAtMs: nowMs, ...delivery });
    return messageId;
  }

  /** Up to `max` messages, several of one group in order, none of a group of which one is in flight. */
  receive(max: number, visibilityMs: number): SimulatedMessage[] {
    const nowMs = this.#nowMs();
    const locked = new Set(this.messages.filter((message) => message.visibleAtMs > nowMs).map(({ group }) => group));
    const received = this.messages.filter(({ group }) => !locked.has(group)).slice(0, max);
    for (const message of received) {
      message.receiveCount += 1;
      message.visibleAtMs = nowMs + visibilityMs;
      message.receiptHandle = `${message.messageId}/${message.receiveCount}`;
      const { messageId, receiptHandle } = message;
      this.#journal.write({ kind: 'received', queue: this.name, messageId, receiptHandle });
    }
    return received;
  }

  /** False when the handle is void. */
  changeVisibility(receiptHandle: string, seconds: number): boolean {
    const message = this.#byHandle(receiptHandle);
    if (message === undefined || message.visibleAtMs <= this.#nowMs()) return false;
    message.visibleAtMs = this.#nowMs() + seconds * 1_000;
    this.#journal.write({ kind: 'visibility-changed', queue: this.name, messageId: message.messageId, seconds });
    return true;
  }

  /** False when the handle is void, by which a FIFO queue deletes nothing. What is gone can be deleted again. */
  delete(receiptHandle: string): boolean {
    const [messageId] = receiptHandle.split('/');
    if (!this.messages.some((message) => message.messageId === messageId)) return true;
    const message = this.#byHandle(receiptHandle);
    if (message === undefined || message.visibleAtMs <= this.#nowMs()) return false;
    this.remove(message);
    return true;
  }

  remove(message: SimulatedMessage): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.#journal.write({ kind: 'deleted', queue: this.name, messageId: message.messageId });
  }

  /** Makes everything visible, also what is being worked on. */
  expose(): void {
    for (const message of this.messages) message.visibleAtMs = this.#nowMs();
    this.#journal.write({ kind: 'exposed', queue: this.name });
  }

  /** When the next message that is hidden now can be received, or undefined. */
  nextVisibleAtMs(): number | undefined {
    const later = this.messages.map(({ visibleAtMs }) => visibleAtMs).filter((atMs) => atMs > this.#nowMs());
    return later.length === 0 ? undefined : Math.min(...later);
  }

  #byHandle(receiptHandle: string): SimulatedMessage | undefined {
    return this.messages.find((message) => message.receiptHandle === receiptHandle);
  }
}
