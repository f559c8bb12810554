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
  /** Visibility that was asked for since the last receive. */
  askedDelaySeconds: number | null;
  /** True when it became visible while it was being worked on, since the last receive. */
  wasExposed: boolean;
}

/** What is sent to a queue. */
export interface SentMessage {
  readonly body: string;
  readonly group: string;
  readonly deduplicationId: string;
  readonly attributes?: unknown;
}

/** Told of each message that is sent, and whether it is none that was recognised as a repetition. */
export type OnSend = (key: string, group: string, isNew: boolean) => void;

const DEDUPLICATION_WINDOW_MS = 5 * 60_000;

/** An SQS FIFO queue: order and one batch in flight per group, deduplication per group for five minutes. */
export class SimulatedQueue {
  readonly messages: SimulatedMessage[] = [];
  /** The key of every message that it ever took, also of those that it recognised as a repetition. */
  readonly keysTaken = new Set<string>();
  readonly #nowMs: () => number;
  readonly #taken = new Map<string, { readonly atMs: number; readonly messageId: string }>();
  readonly #onSend: OnSend;
  #sequence = 0;

  constructor(
    readonly name: string,
    nowMs: () => number,
    onSend: OnSend,
  ) {
    this.#nowMs = nowMs;
    this.#onSend = onSend;
  }

  /** Gives the message's id; of a repetition, that of the first. */
  send({ body, group, deduplicationId, attributes = {} }: SentMessage): string {
    const key = String((JSON.parse(body) as { key: unknown }).key);
    this.keysTaken.add(key);
    const identity = `${group} ${deduplicationId}`;
    const nowMs = this.#nowMs();
    const before = this.#taken.get(identity);
    const isNew = before === undefined || nowMs - before.atMs >= DEDUPLICATION_WINDOW_MS;
    this.#onSend(key, group, isNew);
    if (!isNew) return before.messageId;
    const sequence = this.#sequence++;
    const messageId = `${this.name}-${sequence}`;
    this.#taken.set(identity, { atMs: nowMs, messageId });
    const delivery = {
      receiveCount: 0,
      visibleAtMs: nowMs,
      receiptHandle: null,
      askedDelaySeconds: null,
      wasExposed: false,
    };
    const sent = { messageId, sequence, group, deduplicationId, body, attributes, key, sentAtMs: nowMs };
    this.messages.push({ ...sent, ...delivery });
    return messageId;
  }

  /** Whether a message with this key is in it now, other than `except`. */
  holds(key: string, except?: SimulatedMessage): boolean {
    return this.messages.some((message) => message.key === key && message !== except);
  }

  /** How often the message with this key that is in it now was received; 0 when there is none. */
  receivesOf(key: string): number {
    return this.messages.find((message) => message.key === key)?.receiveCount ?? 0;
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
      message.askedDelaySeconds = null;
      message.wasExposed = false;
    }
    return received;
  }

  /** False when the handle is void. */
  changeVisibility(receiptHandle: string, seconds: number): boolean {
    const message = this.#byHandle(receiptHandle);
    if (message === undefined || message.visibleAtMs <= this.#nowMs()) return false;
    message.visibleAtMs = this.#nowMs() + seconds * 1_000;
    message.askedDelaySeconds = seconds;
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
  }

  /** Makes everything visible, also what is being worked on. */
  expose(): void {
    for (const message of this.messages) {
      message.visibleAtMs = this.#nowMs();
      message.wasExposed = true;
    }
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
