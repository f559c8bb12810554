import { fingerprint } from '../../../lambdas/shared/message/fingerprint';
import type { HistoryItem, HistoryWebhook, MessageForm } from './history';

/** Two chats, so that there is something to keep apart and something to keep in order. */
const CHATS = ['5215550000101@s.whatsapp.net', '5215550000102@s.whatsapp.net'] as const;
/** The phone number of the first chat, of the messages with even numbers. */
export const [FIRST_NUMBER = ''] = CHATS[0].split('@');
/** From this number on each message is of a chat of its own, for histories about many. */
const FIRST_OF_MANY = 100;
const FIRST_PHONE = 5_215_550_000_200;

/** Why each form of a message is not answered; null for the one that is. */
const REASON_OF_FORM: Readonly<Record<MessageForm, string | null>> = {
  text: null,
  own: 'own-message',
  group: 'group',
  story: 'broadcast',
  reaction: 'nothing-to-answer',
  hidden: 'hidden-number',
};

/** What must become of an item that got in. */
export type Expectation =
  | { readonly kind: 'answered'; readonly chat: string }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'counted'; readonly state: string }
  | { readonly kind: 'dead-lettered' };

/** What must become of the item with this key. */
export function expectationOf(key: string): Expectation {
  const [kind, id = '', state = ''] = key.split(':');
  if (kind === 'status') return { kind: 'counted', state };
  if (kind !== 'message') return { kind: 'dead-lettered' };
  const [, form = '', number = ''] = /^.*-(\w+)-(\d+)$/.exec(id) ?? [];
  const reason = REASON_OF_FORM[form as MessageForm];
  return reason == null ? { kind: 'answered', chat: String(chatOf(Number(number))) } : { kind: 'skipped', reason };
}

/** A body, and the keys that the product must give to its items; an item without content gets no key. */
export interface WebhookBody {
  readonly body: string;
  readonly keys: readonly string[];
}

/** The bodies of a webhook, one per event name: messages and junk travel in one, statuses in another. */
export function bodiesOf(webhook: HistoryWebhook): WebhookBody[] {
  const statuses = webhook.items.filter((item) => item.kind === 'status');
  const messages = webhook.items.filter((item) => item.kind !== 'status');
  return [
    bodyOf(webhook, messages, (entries) => ({ event: 'messages.upsert', messages: entries })),
    bodyOf(webhook, statuses, (entries) => ({ event: 'messages.update', statuses: entries })),
  ].filter((_, index) => [messages, statuses][index]?.length !== 0);
}

function bodyOf(
  webhook: HistoryWebhook,
  items: readonly HistoryItem[],
  wrap: (entries: readonly object[]) => object,
): WebhookBody {
  const body = JSON.stringify(wrap(items.map((item) => entryOf(webhook, item))));
  return { body, keys: items.flatMap((item) => keyOf(webhook, item) ?? []) };
}

function keyOf(webhook: HistoryWebhook, item: HistoryItem): string | null {
  switch (item.kind) {
    case 'message':
      return `message:${idOf(webhook, item)}`;
    case 'stub':
      return null;
    case 'status':
      return `status:${webhook.sender}-S${item.number}:${item.state}`;
    case 'junk':
      return `quarantine:${fingerprint(JSON.stringify(junk(webhook, item.number)))}`;
  }
}

function chatOf(number: number): string {
  if (number >= FIRST_OF_MANY) return `${FIRST_PHONE + number}@s.whatsapp.net`;
  return CHATS[number % CHATS.length] ?? '';
}

/** Ids of each sender's own, so that what comes from an intruder can be told. */
function idOf({ sender }: HistoryWebhook, item: { readonly number: number; readonly form?: MessageForm }): string {
  return `${sender}-${item.form ?? 'text'}-${item.number}`;
}

function entryOf(webhook: HistoryWebhook, item: HistoryItem): object {
  if (item.kind === 'status') return { id: `${webhook.sender}-S${item.number}`, status: item.state };
  if (item.kind === 'junk') return junk(webhook, item.number);
  const id = idOf(webhook, item);
  const remoteJid = chatOf(item.number);
  const key = { id, fromMe: false, remoteJid };
  const message = { conversation: 'Hola' };
  if (item.kind === 'stub') return { key, messageStubType: 2 };
  switch (item.form) {
    case 'text':
      return { key, message };
    case 'own':
      return { key: { ...key, fromMe: true }, message };
    case 'group':
      return { key: { ...key, remoteJid: '120363000000000001@g.us', participant: remoteJid }, message };
    case 'story':
      return { key: { ...key, remoteJid: 'status@broadcast', participant: remoteJid }, message };
    case 'reaction':
      return { key, message: { reactionMessage: { key, text: '👍' } } };
    case 'hidden':
      return { key: { ...key, remoteJid: '99000000000001@lid' }, message };
  }
}

function junk({ sender }: HistoryWebhook, number: number): object {
  return { key: { id: '' }, junk: `${sender}-${number}` };
}
