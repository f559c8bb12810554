/** A text for a person. */
export interface Reply {
  /** Phone number: digits with the country code, as they came. */
  readonly to: string;
  readonly text: string;
  /** The same for every attempt at this reply. */
  readonly idempotencyKey: string;
}

/** How an attempt to send ended. */
export type SendResult =
  /** Taken. `sentId` is the id of the sent message, when the answer had one. */
  | { readonly kind: 'accepted'; readonly sentId?: string }
  /** Refused for good: no retry can help. */
  | { readonly kind: 'rejected'; readonly status: number }
  /** Our token is not accepted, which only the operator can mend. */
  | { readonly kind: 'unauthorized'; readonly status: number }
  /** No token has been set yet, or it has a character that no token can have. */
  | { readonly kind: 'no-token' }
  /** Not sent; may work later. */
  | { readonly kind: 'retryable'; readonly reason: string; readonly status?: number; readonly retryAfterMs?: number }
  /** The request went out, and no answer tells what became of it, or a 2xx does not confirm it: the reply may have been sent. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly status?: number; readonly retryAfterMs?: number };

/** How replies are sent. The one place that knows the form of the send API. */
export interface SendApi {
  /** Tries once. A failure of the network or of the API is a result. @throws when the token can't be read. */
  send(reply: Reply): Promise<SendResult>;
}
