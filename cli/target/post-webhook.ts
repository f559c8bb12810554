import { createHmac } from 'node:crypto';

/** Where webhooks go, and what proves that they are ours. */
export interface WebhookTarget {
  readonly url: URL;
  readonly secret: string;
  /** The `Authorization` header; undefined for none. */
  readonly authorization: string | undefined;
}

/** An answer to a webhook, and how long it took to come. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
  readonly durationMs: number;
}

const TIMEOUT_MS = 30_000;

/**
 * Signs the exact bytes of the body and posts them. Redirects are not followed: they would carry the token elsewhere.
 *
 * @throws TypeError of `fetch`, with the system's error as its cause, when there is no answer; a `TimeoutError` after `timeoutMs`
 */
export async function postWebhook(
  target: WebhookTarget,
  webhook: Readonly<Record<string, unknown>>,
  timeoutMs = TIMEOUT_MS,
): Promise<WebhookAnswer> {
  const body = JSON.stringify(webhook);
  const startedAt = performance.now();
  const response = await fetch(target.url, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'Content-Type': 'application/json',
      'X-Signature': `sha256=${createHmac('sha256', target.secret).update(body).digest('hex')}`,
      ...(target.authorization !== undefined && { Authorization: target.authorization }),
    },
    body,
  });
  return { status: response.status, body: await response.text(), durationMs: performance.now() - startedAt };
}
