import { expectationOf } from '../history/items';
import type { EntryOf, Invocation } from '../journal/entry';
import type { Ledger } from './ledger';
import type { Checker } from './promise';

/** The keys of a webhook in its order, and those that are queued so far. */
interface Webhook {
  readonly keys: readonly string[];
  readonly queued: string[];
}

export const i6: Checker = {
  name: 'I6',
  statement: 'replies of a chat follow the order of the webhook, and no chat waits for another',
  rules: () => {
    const chatOfGroup = new Map<string, string>();
    /** Place in the queue of the message that is being answered. */
    const sequences = new Map<string, number>();
    const lastOfChat = new Map<string, number>();
    const webhooks = new Map<Invocation, Webhook>();
    return {
      'ingest-started': ({ invocation, keys }) => {
        webhooks.set(invocation, { keys, queued: [] });
        return [];
      },
      sent: function* (entry, ledger) {
        const expected = expectationOf(entry.key);
        if (expected.kind !== 'answered') return;
        const chat = chatOfGroup.get(entry.group) ?? expected.chat;
        chatOfGroup.set(entry.group, chat);
        if (chat !== expected.chat) yield `${expected.chat} waits for ${chat}: they share a group`;
        const webhook = entry.by === undefined ? undefined : webhooks.get(entry.by);
        if (webhook !== undefined && entry.isNew) yield* checkPlace(entry, webhook, ledger);
      },
      send: (entry, { sends, queues }) => {
        const key = sends.keyOf(entry);
        const inQueue = key === undefined ? undefined : queues.find(key);
        if (inQueue !== undefined) sequences.set(inQueue.key, inQueue.sequence);
        return [];
      },
      delivered: ({ number }, { sends }) => {
        const key = sends.keyOfNumber(number);
        if (key === undefined || sends.deliveriesOf(key) > 0) return [];
        const expected = expectationOf(key);
        const chat = expected.kind === 'answered' ? expected.chat : key;
        const sequence = sequences.get(key) ?? -1;
        const last = lastOfChat.get(chat) ?? -1;
        lastOfChat.set(chat, sequence);
        return sequence < last ? [`message ${sequence} of ${chat} came after message ${last}`] : [];
      },
    };
  },
};

/** A message is queued before those that follow it in its webhook and its chat; but not one whose queue was out of reach. */
function* checkPlace({ key, by }: EntryOf<'sent'>, { keys, queued }: Webhook, { calls }: Ledger): Generator<string> {
  const place = keys.indexOf(key);
  const overtaker = queued.find((other) => keys.indexOf(other) > place && isOneChat(key, other));
  queued.push(key);
  if (overtaker === undefined || by === undefined || calls.hasFailed(by, 'SendMessage', key)) return;
  yield `${overtaker} was queued before ${key}, which comes first in the webhook`;
}

function isOneChat(key: string, other: string): boolean {
  const [one, another] = [expectationOf(key), expectationOf(other)];
  return one.kind === 'answered' && another.kind === 'answered' && one.chat === another.chat;
}
