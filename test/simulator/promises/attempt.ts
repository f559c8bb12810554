import type { Invocation, Learnt } from '../journal/entry';

/** A request to the send API, as an onlooker who sees both ends knows it. */
export interface Attempt {
  readonly invocation: Invocation;
  /** True once the reply has reached its customer. */
  isDelivered: boolean;
  learnt: Learnt;
  status: number | undefined;
  /** Whether it was the last one before a dead letter. */
  isLast: boolean;
  /** Whether it was tried again at once, with a token that was read anew: the product then goes by the later one. */
  isRepeated: boolean;
  /** Seconds that the answer asked for by `Retry-After`. */
  retryAfterSeconds: number | undefined;
  /** Places of its beginning and its end among those of all attempts. */
  readonly beganAt: number;
  endedAt: number;
}
