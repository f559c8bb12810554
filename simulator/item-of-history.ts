import { fingerprint } from '../lambdas/shared/fingerprint';
import type { HistoryItem, HistoryWebhook } from './history';

/** Two chats, so that there is something to keep apart and something to keep in order. */
const CHATS = ['5215550000101@s.whatsapp.net', '5215550000102@s.whatsapp.net'];

/** The key that the product must give to this item. */
export function keyOfItem(item: HistoryItem): string {
  switch (item.kind) {
    case 'message':
      return `message:M${item.number}`;
    case 'status':
      return `status:S${item.number}:${item.state}`;
    case 'junk':
      return `quarantine:${fingerprint(JSON.stringify(junk(item.number)))}`;
  }
}

/** The body of a webhook per event name: messages and junk travel in one, statuses in another. */
export function bodiesOf(webhook: HistoryWebhook): string[] {
  const statuses = webhook.items.flatMap((item) =>
    item.kind === 'status' ? [{ id: `S${item.number}`, status: item.state }] : [],
  );
  const messages = webhook.items.flatMap((item) => (item.kind === 'status' ? [] : [entryOf(item)]));
  return [
    ...(messages.length > 0 ? [JSON.stringify({ event: 'messages.upsert', messages })] : []),
    ...(statuses.length > 0 ? [JSON.stringify({ event: 'messages.update', statuses })] : []),
  ];
}

function entryOf(item: Exclude<HistoryItem, { kind: 'status' }>): object {
  if (item.kind === 'junk') return junk(item.number);
  const remoteJid = CHATS[item.number % CHATS.length];
  return { key: { id: `M${item.number}`, fromMe: false, remoteJid }, message: { conversation: 'Hola' } };
}

function junk(number: number): object {
  return { key: { id: '' }, junk: number };
}
