import { DEFAULT_BACKOFF_BASE_MS } from '../../lambdas/processor/backoff';
import type { BrakeStore } from '../../lambdas/processor/brake/brake-store';
import { processBatch } from '../../lambdas/processor/process-batch';
import type { Queue, QueueRecord } from '../../lambdas/processor/queue';
import { PROCESSOR_BATCH_SIZE, PROCESSOR_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import type { SendApi, SendResult } from '../../lambdas/shared/send/send-api';
import { startVirtualTime } from '../simulator/runtime/virtual-time';
import { messageItem, record } from './batch';
import { MemoryBrakeStore } from './memory-brake-store';
import { MemoryOnceStore } from './memory-once';
import { recordingTelemetry } from './recording-telemetry';
import { seededRandom } from './seeded-random';

/** Customers who write, and what their replies meet. */
export interface Rush {
  readonly chats: number;
  /** When customer number `chat` (from 0) writes. */
  readonly writesAtMs: (chat: number) => number;
  /** What the send API says to that customer; asked `tookMs` before the end of each send. */
  readonly answer: (atMs: number, chat: number) => { readonly result: SendResult; readonly tookMs: number };
  readonly limitMs: number;
}

/** What became of them. */
export interface RushEnd {
  /** When each reply was accepted, in order of time. */
  readonly acceptedAtMs: readonly number[];
  readonly sends: readonly { readonly atMs: number; readonly chat: number }[];
  readonly deadLetters: number;
  /** Most receives of one message. */
  readonly mostReceives: number;
  readonly telemetry: ReturnType<typeof recordingTelemetry>;
}

/** Functions that run at a time. */
const CONCURRENCY = 10;
const CALL_MS = 5;
const POLL_MS = 20;

/** The processor as it ships, over a queue and stores in memory, in virtual time. One message per customer. */
export async function rush({ chats, writesAtMs, answer, limitMs }: Rush): Promise<RushEnd> {
  const time = startVirtualTime();
  const startMs = time.trueMs();
  const random = seededRandom(1);
  const telemetry = recordingTelemetry();
  const acceptedAtMs: number[] = [];
  const sends: { atMs: number; chat: number }[] = [];
  const brakeStore = slow(new MemoryBrakeStore());
  const once = new MemoryOnceStore().invocation({ forMs: Number.POSITIVE_INFINITY, nowMs: () => Date.now() });
  const sendApi: SendApi = {
    send: async ({ to }) => {
      const atMs = time.elapsedMs();
      const chat = chatOf(to);
      sends.push({ atMs, chat });
      const { result, tookMs } = answer(atMs, chat);
      await pass(tookMs);
      if (result.kind === 'accepted') acceptedAtMs.push(time.elapsedMs());
      return result;
    },
  };
  const backoff = { baseMs: DEFAULT_BACKOFF_BASE_MS, random };
  const chooseReply = () => ({ text: 'reply', waits: null });
  const deps = { once, chooseReply, sendApi, backoff, telemetry, nowMs: () => Date.now() };
  const queue = new RushQueue(async (records) => {
    const endMs = time.elapsedMs() + PROCESSOR_TIMEOUT_SECONDS * 1_000;
    const remainingMs = () => endMs - time.elapsedMs();
    return processBatch(records, { ...deps, queue, brakeStore, remainingMs });
  });
  try {
    for (let chat = 0; chat < chats; chat += 1) {
      const writtenMs = writesAtMs(chat);
      const sent = { ...record(messageItem(String(chat), phoneOf(chat)), 0), sentAtMs: startMs + writtenMs };
      queue.show(sent, writtenMs);
    }
    await time.runUntilIdle(limitMs);
  } finally {
    time.end();
  }
  const { deadLetters, mostReceives } = queue;
  return { acceptedAtMs, sends, deadLetters, mostReceives, telemetry };
}

type Handle = (records: readonly QueueRecord[]) => Promise<readonly string[]>;

/** SQS and the functions behind it: as many batches at a time as there are functions. */
class RushQueue implements Queue {
  deadLetters = 0;
  mostReceives = 0;
  readonly #visible: QueueRecord[] = [];
  #free = CONCURRENCY;
  readonly #handle: Handle;
  #isPolling = false;

  constructor(handle: Handle) {
    this.#handle = handle;
  }

  show(record: QueueRecord, afterMs: number): void {
    setTimeout(() => {
      this.#visible.push(record);
      this.#poll();
    }, afterMs);
  }

  async delay(records: readonly QueueRecord[], delayMs: number): Promise<void> {
    await pass(CALL_MS);
    for (const record of records) this.show(record, Math.ceil(delayMs / 1_000) * 1_000);
  }

  async deadLetter(): Promise<void> {
    this.deadLetters += 1;
  }

  #poll(): void {
    if (this.#isPolling) return;
    this.#isPolling = true;
    setTimeout(() => {
      this.#isPolling = false;
      while (this.#visible.length > 0 && this.#free > 0) void this.#invoke();
    }, POLL_MS);
  }

  async #invoke(): Promise<void> {
    this.#free -= 1;
    const records = this.#visible
      .splice(0, PROCESSOR_BATCH_SIZE)
      .map((record) => ({ ...record, receiveCount: record.receiveCount + 1 }));
    this.mostReceives = Math.max(this.mostReceives, ...records.map(({ receiveCount }) => receiveCount));
    await this.#handle(records);
    this.#free += 1;
    this.#poll();
  }
}

/** A store whose calls take time, so that processors get in each other's way. */
function slow(store: BrakeStore): BrakeStore {
  return {
    read: async () => {
      await pass(CALL_MS);
      return store.read();
    },
    replace: async (seen, brake) => {
      await pass(CALL_MS);
      return store.replace(seen, brake);
    },
  };
}

function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

const FIRST_PHONE = 5_215_550_000_000;

function phoneOf(chat: number): string {
  return String(FIRST_PHONE + chat);
}

function chatOf(phone: string): number {
  return Number(phone) - FIRST_PHONE;
}
