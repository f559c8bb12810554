import type { LogMessageAt } from '../../../lambdas/shared/telemetry/log-messages';

/** Has a line of its own form, with more than its text. */
type MessageWithLine =
  | 'webhook rejected'
  | 'webhook deferred'
  | 'webhook failed'
  | 'send retry'
  | 'sends paused'
  | 'dead letter';

/** Told by its text: each other warning and error of the functions, and how Lambda says that one ended. */
type ToldMessage = Exclude<LogMessageAt<'warn' | 'error'>, MessageWithLine> | 'function timed out' | 'function crashed';

const messages: Readonly<Record<ToldMessage, string>> = {
  'function timed out': 'the function ran out of time',
  'function crashed': 'the function crashed',
  'send token not set': 'the send token is not set',
  'send token refused': 'the send API refused the send token',
  'brake not kept': 'the brake of the sends could not be read or written; they go on without it',
  'secret not refreshed': 'a secret could not be read again; the one before serves on',
  'dependency failed': 'a service that it needs failed',
  'dead letter not stored': 'a message could not be put aside; it is tried again',
  'retry delay not set': 'the wait before a retry could not be set',
  'reply sent, its record not completed': 'reply sent, its record not completed',
  'item queued, its record not completed': 'message queued, its record not completed',
  'items not accepted': 'not all messages were accepted',
};

/** What a running local run says, in English. */
export const localRun = {
  labels: {
    webhook: 'webhook',
    reply: 'reply',
    noReply: 'no reply',
    retry: 'retry',
    held: 'held',
    pause: 'pause',
    deadLetter: 'dead letter',
    notice: 'notice',
    local: 'local',
  },
  counts: { accepted: 'accepted', duplicates: 'duplicate', ignored: 'ignored', quarantined: 'quarantined' },
  ignored: 'ignored',
  messages,
  pauseReasons: {
    outage: 'the send API fails for everybody; all chats wait',
    'too-many': 'the send API says 429; all chats wait',
  },
  sendsResumed: 'the send API takes replies again, after',
  inTime: (duration: string) => `in ${duration}`,
  attempt: (count: number) => `attempt ${count}`,
  repliesReloaded: 'replies.json: reloaded',
  repliesMissing: 'replies.json: the file is gone',
  repliesKept: 'replies.json: the previous replies serve on',
};
