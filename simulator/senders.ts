import { createHmac } from 'node:crypto';
import type { HistoryWebhook } from './history';
import { bodiesOf, keyOfItem } from './item-of-history';
import type { Observer } from './observer';
import type { SimulatedSqs } from './simulated-sqs';

export interface SenderOptions {
  /** Posts a webhook. Resolves with the status, or `'no-answer'`. */
  readonly post: (body: string, signature: string, credential: string) => Promise<number | 'no-answer'>;
  /** What is set in the panel. */
  readonly panel: () => { readonly secret: string; readonly credential: string };
  readonly sqs: SimulatedSqs;
  readonly observer: Observer;
}

const FIRST_RETRY_MS = 1_000;

/** Delivers a webhook as its sender does: several copies at once, and a limited number of tries. */
export async function deliver(webhook: HistoryWebhook, options: SenderOptions): Promise<void> {
  const copies = Array.from({ length: webhook.copies }, () => bodiesOf(webhook)).flat();
  await Promise.all(copies.map((body) => deliverCopy(webhook, body, options)));
}

async function deliverCopy(webhook: HistoryWebhook, body: string, options: SenderOptions): Promise<void> {
  for (let attempt = 0; attempt <= webhook.retries; attempt += 1) {
    const { secret, credential } = options.panel();
    const key = webhook.sender === 'forger' ? 'guessed' : secret;
    const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
    const status = await options.post(body, signature, webhook.sender === 'stranger' ? 'guessed' : credential);
    check(webhook, body, status, options);
    if (status !== 'no-answer' && status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, FIRST_RETRY_MS * 2 ** attempt));
  }
}

function check(webhook: HistoryWebhook, body: string, status: number | 'no-answer', options: SenderOptions): void {
  const { sqs, observer } = options;
  if (status === 'no-answer' || status === 503) return;
  if (webhook.sender !== 'genuine') {
    if (status !== 401) observer.violated('I4', `a ${webhook.sender} was answered ${status}`);
    return;
  }
  if (status !== 200) {
    observer.violated('I4', `a genuine webhook was answered ${status}`);
    return;
  }
  const isStatusUpdate = body.includes('messages.update');
  for (const item of webhook.items.filter(({ kind }) => (kind === 'status') === isStatusUpdate)) {
    const key = keyOfItem(item);
    if (!sqs.hasTaken(key)) observer.violated('I1', `${key} was acknowledged and is nowhere`);
  }
}
