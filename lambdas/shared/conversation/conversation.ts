/**
 * A chat is described by two facts that don't depend on each other: who speaks in it, and whether its customer waits. "A person has
 * taken it, and the customer waits" is one of the four cases, and the one that is forgotten when there is only one state.
 */

/** Why a customer waits for a person. */
export const WAIT_REASONS = [
  /** A rule promised a person. */
  'handoff',
  /** No rule knew an answer. */
  'fallback',
  /** The same, outside of business hours. */
  'closed',
  /** A person talks in the chat, and the bot is silent. */
  'person-talks',
  /** Somebody has switched the bot off in the chat. */
  'bot-off',
  /** The customer asked the bot to be silent, and has written again. */
  'opted-out',
  /** The bot would have said what it said a short time ago. */
  'repeated',
  /** Too many replies of the bot in a short time: it may be talking to another bot. */
  'loop',
  /** The message is too old for an automatic answer. */
  'stale',
  /** The gateway does not tell the number, so that nothing can be sent. */
  'hidden-number',
  /** A kind of content that this version does not know. */
  'unknown-content',
  /** The message came without its content, and the content has not followed. */
  'no-content',
  /** The reply has not gone out yet. */
  'not-sent',
  /** The reply was given up. */
  'given-up',
  /** WhatsApp says that the reply did not arrive. */
  'not-delivered',
  /** A person's answer has not gone out yet. */
  'answer-not-sent',
] as const;
/** One of {@link WAIT_REASONS}. */
export type WaitReason = (typeof WAIT_REASONS)[number];

/** Reasons that tell only why the bot is silent now; they don't replace the reason why the customer has waited until now. */
export const REASONS_OF_SILENCE: ReadonlySet<WaitReason> = new Set(['person-talks', 'repeated', 'loop', 'not-sent']);

/** A customer who waits. */
export interface Wait {
  /** Pseudonym of the chat. */
  readonly chat: string;
  /** When the oldest message came that nobody has answered; milliseconds since the epoch, as all times here. */
  readonly sinceMs: number;
  /** When the newest one came. */
  readonly lastInMs: number;
  /** When people are told next. Follows from `sinceMs` and the settings; kept for the list. */
  readonly dueMs: number;
  /** How often people have been told of this wait. */
  readonly level: number;
  readonly reason: WaitReason;
  /** The customer's number, digits only; null when the gateway hides it. It is kept as long as the customer waits. */
  readonly to: string | null;
}

/** A message of the business, by what stands for its id and its text: the first digits of keyed hashes. */
export interface OwnMark {
  /** Null when the send API told no id. */
  readonly id: string | null;
  readonly text: string;
  readonly atMs: number;
}

/** Who may speak in a chat. */
export type Bot =
  /** Speaks, unless a person talks. */
  | 'on'
  /** Switched off by the business. */
  | 'off'
  /** Switched off by the customer. */
  | 'opted-out';

/** What the processor keeps of a chat. No text and no number. */
export interface ChatState {
  readonly bot: Bot;
  /** The bot is silent until then, because a person talks, or because it was in a loop; 0 when it is not. */
  readonly pausedUntilMs: number;
  /** Whether the pause is that of a loop. */
  readonly isLoop: boolean;
  /** When a person of the business wrote last; 0 when never. */
  readonly lastPersonMs: number;
  /** The last messages that the bot sent, the oldest first. */
  readonly sent: readonly OwnMark[];
  /** When the bot's last replies began to be sent, without a person in between, the oldest first. */
  readonly repliedMs: readonly number[];
}

/** A chat in which nothing has happened yet. */
export const NEW_CHAT: ChatState = {
  bot: 'on',
  pausedUntilMs: 0,
  isLoop: false,
  lastPersonMs: 0,
  sent: [],
  repliedMs: [],
};

/** What is known of a chat. */
export interface Conversation {
  readonly state: ChatState;
  /** Messages of the business that ingest has seen, in no order: the last few. */
  readonly seen: readonly OwnMark[];
  readonly wait: Wait | null;
}
