/** A message in a simulated FIFO queue. */
export interface SimulatedMessage {
  readonly messageId: string;
  readonly sequence: number;
  readonly group: string;
  readonly deduplicationId: string;
  readonly body: string;
  /** The `key` in the body. */
  readonly key: string;
  readonly sentAtMs: number;
  receiveCount: number;
  visibleAtMs: number;
  /** Of the last receive; earlier ones are void. */
  receiptHandle: string | null;
}

const DEDUPLICATION_WINDOW_MS = 5 * 60_000;

/** An SQS FIFO queue: order and one batch in flight per group, deduplication per group for five minutes. */
export class SimulatedQueue {
  readonly messages: SimulatedMessage[] = [];
  /** The key of every message that it ever took, also of those that it recognised as a repetition. */
  readonly keysTaken = new Set<string>();
  readonly #nowMs: () => number;
  readonly #takenAtMs = new Map<string, number>();
  #sequence = 0;

  constructor(
    readonly name: string,
    nowMs: () => number,
  ) {
    this.#nowMs = nowMs;
  }

  send(body: string, group: string, deduplicationId: string): string {
    const key = String((JSON.parse(body) as { key: unknown }).key);
    this.keysTaken.add(key);
    const identity = `${group} ${deduplicationId}`;
    const takenAtMs = this.#takenAtMs.get(identity);
    const nowMs = this.#nowMs();
    const messageId = `${this.name}-${this.#sequence}`;
    if (takenAtMs !== undefined && nowMs - takenAtMs < DEDUPLICATION_WINDOW_MS) return messageId;
    this.#takenAtMs.set(identity, nowMs);
    const sequence = this.#sequence++;
    const delivery = { receiveCount: 0, visibleAtMs: nowMs, receiptHandle: null };
    this.messages.push({ messageId, sequence, group, deduplicationId, body, key, sentAtMs: nowMs, ...delivery });
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
    }
    return received;
  }

  /** False when the handle is void. */
  changeVisibility(receiptHandle: string, visibilityMs: number): boolean {
    const message = this.#byHandle(receiptHandle);
    if (message === undefined || message.visibleAtMs <= this.#nowMs()) return false;
    message.visibleAtMs = this.#nowMs() + visibilityMs;
    return true;
  }

  /** A FIFO queue does not delete by a handle that is void. */
  delete(receiptHandle: string): SimulatedMessage | undefined {
    const message = this.#byHandle(receiptHandle);
    if (message === undefined || message.visibleAtMs <= this.#nowMs()) return undefined;
    return this.remove(message);
  }

  remove(message: SimulatedMessage): SimulatedMessage {
    this.messages.splice(this.messages.indexOf(message), 1);
    return message;
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
