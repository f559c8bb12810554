import type { ChatState, Conversation, OwnMark, Wait, WaitReason } from './conversation';

/** A message of a customer that nobody has answered yet. */
export interface WaitStart {
  readonly atMs: number;
  /** When people are to be told of it. */
  readonly dueMs: number;
  readonly reason: WaitReason;
  readonly to: string | null;
}

/**
 * Chats and the list of those who wait. Each method that writes is one conditional call on one item, and none of them fails
 * because its condition does not hold. @throws what the store throws; then nobody knows whether it was written
 */
export interface ChatStore {
  /** What is known of a chat; what was written before is in it. */
  read(chat: string): Promise<Conversation>;
  /** Leaves the trace of a message of the business, before anybody decides whose it is. */
  see(chat: string, mark: OwnMark): Promise<void>;
  /** Replaces what the processor keeps of a chat. */
  save(chat: string, state: ChatState): Promise<void>;
  /**
   * Begins a wait, or adds a message to the one that there is: its begin, its level and the time at which people are told stay.
   * Nothing happens when a newer message has been added already.
   */
  start(chat: string, start: WaitStart): Promise<void>;
  /** Ends the wait unless a message newer than `atMs` belongs to it. @returns whether there is none any more */
  end(chat: string, atMs: number): Promise<boolean>;
  /** Ends the wait if the message of `atMs` alone is what it consists of. */
  endOwn(chat: string, atMs: number): Promise<void>;
  /** Counts the wait anew from `sinceMs`, unless it has changed since it was read. */
  rebase(wait: Wait, sinceMs: number, dueMs: number): Promise<void>;
  /** Everybody who waits, in no order, read consistently. */
  waiting(): Promise<readonly Wait[]>;
  /** Notes that people have been told of a wait, unless it has been counted anew or told of since. @returns whether it is noted */
  told(wait: Wait, dueMs: number): Promise<boolean>;
  /** Forgets a chat and its wait. @returns how many items there were */
  erase(chat: string): Promise<number>;
}
