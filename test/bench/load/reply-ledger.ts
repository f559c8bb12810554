import { fingerprint } from '../../../lambdas/shared/message/fingerprint';

/** When each reply reached the send API. */
export interface ReplyLedger {
  /** Notes a reply by the idempotency key that it carries. */
  note(idempotencyKey: string | undefined, atMs: number): void;
  /** When the first reply to this message arrived. */
  firstReplyMs(messageId: string): number | undefined;
  /** What became of the messages that were sent. */
  balance(messageIds: readonly string[]): ReplyBalance;
}

/** Every message has one reply when both are zero. */
export interface ReplyBalance {
  readonly lost: number;
  readonly doubled: number;
}

/** A ledger without entries. */
export function createReplyLedger(): ReplyLedger {
  const arrivals = new Map<string, number[]>();
  const repliesTo = (messageId: string) => arrivals.get(fingerprint(`message:${messageId}`)) ?? [];
  return {
    note: (idempotencyKey = '', atMs) => {
      arrivals.set(idempotencyKey, [...(arrivals.get(idempotencyKey) ?? []), atMs]);
    },
    firstReplyMs: (messageId) => repliesTo(messageId)[0],
    balance: (messageIds) => {
      const counts = messageIds.map((id) => repliesTo(id).length);
      return {
        lost: counts.filter((count) => count === 0).length,
        doubled: counts.filter((count) => count > 1).length,
      };
    },
  };
}
