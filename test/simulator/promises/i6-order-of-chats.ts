import { expectationOf } from '../history/items';
import type { Checker } from './promise';

export const i6: Checker = {
  name: 'I6',
  statement: 'replies of a chat follow the order of the queue',
  rules: () => {
    const chatOfGroup = new Map<string, string>();
    /** Place in the queue of the message that is being answered. */
    const sequences = new Map<string, number>();
    const lastOfChat = new Map<string, number>();
    return {
      sent: ({ key, group }) => {
        const expected = expectationOf(key);
        if (expected.kind !== 'answered') return [];
        const chat = chatOfGroup.get(group) ?? expected.chat;
        chatOfGroup.set(group, chat);
        return chat === expected.chat ? [] : [`${expected.chat} waits for ${chat}: they share a group`];
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
