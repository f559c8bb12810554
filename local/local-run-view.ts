import type { JsonObject } from '../lambdas/shared/message/json-object';
import type { ChatMessage } from './chat';
import type { DeadLetter } from './dead-letters';
import type { RepliesChange } from './replies-file';
import type { SentReply } from './sent-replies';

/** What a running local run tells whoever looks on. */
export interface LocalRunView {
  /** A structured log line of a function. */
  log(fields: JsonObject): void;
  /** A customer's message, once for each delivery of its webhook. */
  incoming(message: ChatMessage): void;
  /** A reply that the send API took. */
  outgoing(reply: SentReply): void;
  /** A dead letter that no function speaks of. */
  deadLetter(letter: DeadLetter): void;
  /** An edit of `replies.json`. */
  replies(change: RepliesChange): void;
  /** A function that threw or timed out, or an emulator that failed. */
  problem(error: unknown): void;
}

/** What a local run gives the view. */
export interface LocalRunViewTools {
  /** Writes one line past the capture of the functions' output. */
  readonly writeLine: (line: string) => void;
  /** The number behind a `messageKey`, if it is known: the functions log no number. */
  readonly numberOf: (messageKey: string) => string | undefined;
}
