import type { LogMessage } from '../../../lambdas/shared/telemetry/log-messages';

/** Warnings and errors of the functions, by their message; one that is not here is shown as it is. */
const messages: Readonly<Partial<Record<LogMessage | 'function timed out' | 'function crashed', string>>> = {
  'send token not set': 'the send token is not set',
  'send token refused': 'the send API refused the send token',
  'function timed out': 'the function ran out of time',
  'function crashed': 'the function crashed',
};

/** What a running local run says, in English. */
export const localRun = {
  labels: {
    webhook: 'webhook',
    reply: 'reply',
    noReply: 'no reply',
    status: 'status',
    retry: 'retry',
    deadLetter: 'dead letter',
    notice: 'notice',
    local: 'local',
  },
  counts: { accepted: 'accepted', duplicates: 'duplicate', ignored: 'ignored', quarantined: 'quarantined' },
  ignored: 'ignored',
  messages,
  inTime: (duration: string) => `in ${duration}`,
  attempt: (count: number) => `attempt ${count}`,
  repliesReloaded: 'replies.json: reloaded',
  repliesMissing: 'replies.json: the file is gone',
  repliesKept: 'replies.json: the previous replies serve on',
};
