import { signatureOf } from '../../support/signed-webhook';
import type { HistoryWebhook } from '../history/history';
import { bodiesOf, type WebhookBody } from '../history/items';
import type { Journal } from '../journal/journal';
import type { Panel } from './panel';

/** A webhook on its way: the body, and the headers that it has. */
export interface Posted extends WebhookBody {
  readonly signature?: string;
  readonly credential?: string;
}

export interface SenderOptions {
  readonly post: (webhook: Posted) => Promise<number | 'no-answer'>;
  readonly panel: Panel;
  readonly journal: Journal;
}

const FIRST_RETRY_MS = 1_000;

/** Delivers a webhook as its sender does: several copies at once, and a limited number of tries. */
export async function deliver(webhook: HistoryWebhook, options: SenderOptions): Promise<void> {
  const copies = Array.from({ length: webhook.copies }, () => bodiesOf(webhook)).flat();
  await Promise.all(copies.map((body) => deliverCopy(webhook, body, options)));
}

async function deliverCopy({ sender, retries }: HistoryWebhook, { body, keys }: WebhookBody, options: SenderOptions) {
  const { journal, panel, post } = options;
  const delivery = { sender, keys, delivery: {} };
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    journal.write({ kind: 'posted', ...delivery });
    const status = await post({ keys, ...postedBy(sender, body, panel) });
    journal.write({ kind: 'answered', ...delivery, status });
    if (status !== 'no-answer' && status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, FIRST_RETRY_MS * 2 ** attempt));
  }
}

function postedBy(sender: HistoryWebhook['sender'], body: string, panel: Panel): Omit<Posted, 'keys'> {
  const { secret, credential } = panel;
  const genuine = { body, signature: signatureOf(body, secret), credential };
  switch (sender) {
    case 'genuine':
      return genuine;
    case 'forger':
      return { ...genuine, signature: signatureOf(body, 'guessed') };
    case 'stranger':
      return { ...genuine, credential: 'guessed' };
    case 'unsigned':
      return { body, credential };
    case 'anonymous':
      return { body, signature: genuine.signature };
    case 'tamperer':
      return { ...genuine, signature: signatureOf(`${body} `, secret) };
    case 'latecomer':
      return { ...genuine, signature: signatureOf(body, panel.oldSecret()) };
  }
}
