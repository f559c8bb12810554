import { slotOf } from '../../lambdas/shared/conversation/chat-items';
import type { ChatStore, WaitStart } from '../../lambdas/shared/conversation/chat-store';
import {
  type ChatState,
  type Conversation,
  NEW_CHAT,
  type OwnMark,
  REASONS_OF_SILENCE,
  type Wait,
} from '../../lambdas/shared/conversation/conversation';

/** A store of chats in memory. */
export class MemoryChatStore implements ChatStore {
  readonly #states = new Map<string, ChatState>();
  readonly #seen = new Map<string, Map<string, OwnMark>>();
  readonly #waits = new Map<string, Wait>();

  async read(chat: string): Promise<Conversation> {
    return {
      state: this.#states.get(chat) ?? NEW_CHAT,
      seen: [...(this.#seen.get(chat)?.values() ?? [])],
      wait: this.#waits.get(chat) ?? null,
    };
  }

  async see(chat: string, mark: OwnMark): Promise<void> {
    this.#seen.set(chat, new Map(this.#seen.get(chat)).set(slotOf(mark), mark));
  }

  async save(chat: string, state: ChatState): Promise<void> {
    this.#states.set(chat, state);
  }

  async start(chat: string, { atMs, dueMs, reason, to }: WaitStart): Promise<void> {
    const wait = this.#waits.get(chat);
    if (wait === undefined) {
      this.#waits.set(chat, { chat, sinceMs: atMs, lastInMs: atMs, dueMs, level: 0, reason, to });
      return;
    }
    if (wait.lastInMs > atMs) return;
    const kept = REASONS_OF_SILENCE.has(reason) ? wait.reason : reason;
    this.#waits.set(chat, { ...wait, lastInMs: atMs, reason: kept, to: to ?? wait.to });
  }

  async end(chat: string, atMs: number): Promise<boolean> {
    return this.#remove(chat, (wait) => wait.lastInMs <= atMs);
  }

  async endOwn(chat: string, atMs: number): Promise<void> {
    this.#remove(chat, (wait) => wait.sinceMs === atMs && wait.lastInMs === atMs);
  }

  async rebase({ chat, sinceMs, lastInMs }: Wait, newSinceMs: number, dueMs: number): Promise<void> {
    const wait = this.#waits.get(chat);
    if (wait?.sinceMs !== sinceMs || wait.lastInMs !== lastInMs) return;
    this.#waits.set(chat, { ...wait, sinceMs: newSinceMs, dueMs, level: 0 });
  }

  async waiting(): Promise<readonly Wait[]> {
    return [...this.#waits.values()];
  }

  async told({ chat, sinceMs, level }: Wait, dueMs: number): Promise<boolean> {
    const wait = this.#waits.get(chat);
    if (wait?.sinceMs !== sinceMs || wait.level !== level) return false;
    this.#waits.set(chat, { ...wait, level: level + 1, dueMs });
    return true;
  }

  async erase(chat: string): Promise<number> {
    const isKnown = this.#states.delete(chat) || this.#seen.has(chat);
    this.#seen.delete(chat);
    return Number(isKnown) + Number(this.#waits.delete(chat));
  }

  #remove(chat: string, is: (wait: Wait) => boolean): boolean {
    const wait = this.#waits.get(chat);
    if (wait !== undefined && !is(wait)) return false;
    this.#waits.delete(chat);
    return true;
  }
}
