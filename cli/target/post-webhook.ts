import { createHmac } from 'node:crypto';
import type { Terminal } from '../terminal/command';

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

/** Signs the exact bytes of the body and posts them. @throws what `fetch` throws, a `TimeoutError` after `withinMs` */
export async function postWebhook(
  target: WebhookTarget,
  webhook: Readonly<Record<string, unknown>>,
  withinMs: number,
  { fetch, nowMs }: Pick<Terminal, 'fetch' | 'nowMs'>,
): Promise<WebhookAnswer> {
  const body = JSON.stringify(webhook);
  const startedAtMs = nowMs();
  const response = await fetch(withinMs, target.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Signature': `sha256=${createHmac('sha256', target.secret).update(body).digest('hex')}`,
      ...(target.authorization !== undefined && { Authorization: target.authorization }),
    },
    body,
  });
  return { status: response.status, body: await response.text(), durationMs: nowMs() - startedAtMs };
}
