/** A body, read. */
export interface WebhookJson {
  /** Undefined when the body is not JSON. */
  readonly json: unknown;
  /** The body as text. */
  readonly text: string;
}

/** Some senders begin with it, which RFC 8259, section 8.1, lets a reader skip. */
const BYTE_ORDER_MARK = '\ufeff';

/** Reads the body of a signed webhook. Never throws. */
export function webhookJsonOf(body: Buffer): WebhookJson {
  const whole = body.toString('utf8');
  const text = whole.startsWith(BYTE_ORDER_MARK) ? whole.slice(BYTE_ORDER_MARK.length) : whole;
  try {
    return { json: JSON.parse(text), text };
  } catch {
    return { json: undefined, text };
  }
}
