import { signatureOf } from '../support/signed-webhook';
import type { HistoryWebhook } from './history';
import { bodiesOf, keysOf } from './item-of-history';
import type { Observer } from './observer';
import type { Rotations } from './rotations';
import type { SimulatedSqs } from './simulated-sqs';

/** A webhook on its way: the body, and the headers that it has. */
export interface Posted {
  readonly body: string;
  readonly signature?: string;
  readonly credential?: string;
}

export interface SenderOptions {
  /** Posts a webhook. Resolves with the status, or `'no-answer'`. */
  readonly post: (webhook: Posted) => Promise<number | 'no-answer'>;
  readonly rotations: Rotations;
  /** Whether nothing has gone wrong for so long that a genuine webhook must get in. */
  readonly isQuiet: () => boolean;
  readonly sqs: SimulatedSqs;
  readonly observer: Observer;
}

const FIRST_RETRY_MS = 1_000;
/** Another copy may be taken in at that moment. */
const MOST_REFUSED_IN_QUIET = 1;

/** Delivers a webhook as its sender does: several copies at once, and a limited number of tries. */
export async function deliver(webhook: HistoryWebhook, options: SenderOptions): Promise<void> {
  if (webhook.sender !== 'genuine') for (const key of keysOf(webhook)) options.observer.forbidden.add(key);
  const copies = Array.from({ length: webhook.copies }, () => bodiesOf(webhook)).flat();
  await Promise.all(copies.map((body) => deliverCopy(webhook, body, options)));
}

async function deliverCopy(webhook: HistoryWebhook, body: string, options: SenderOptions): Promise<void> {
  let refusedInQuiet = 0;
  for (let attempt = 0; attempt <= webhook.retries; attempt += 1) {
    const wasQuiet = options.isQuiet();
    const status = await options.post(postedBy(webhook, body, options));
    options.observer.tell(() => `${webhook.sender} webhook (${keysOf(webhook).join(', ')}): ${status}`);
    check(webhook, body, status, options);
    if (status !== 'no-answer' && status < 500) return;
    if (wasQuiet && options.isQuiet()) refusedInQuiet += 1;
    if (webhook.sender === 'genuine' && refusedInQuiet > MOST_REFUSED_IN_QUIET) {
      options.observer.violated('I4', `a genuine webhook is answered ${status} although nothing goes wrong any more`);
    }
    await new Promise((resolve) => setTimeout(resolve, FIRST_RETRY_MS * 2 ** attempt));
  }
}

function postedBy({ sender }: HistoryWebhook, body: string, { rotations }: SenderOptions): Posted {
  const { secret, credential } = rotations.panel();
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
      return { ...genuine, signature: signatureOf(body, rotations.oldSecret()) };
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
  for (const key of keysOf(webhook, ({ kind }) => (kind === 'status') === isStatusUpdate)) {
    observer.acknowledged.add(key);
    if (!sqs.hasTaken(key)) observer.violated('I1', `${key} was acknowledged and is nowhere`);
  }
}
