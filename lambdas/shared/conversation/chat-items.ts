import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { type ChatState, type Conversation, NEW_CHAT, type OwnMark, WAIT_REASONS, type Wait } from './conversation';

/** An item of the table of chats, or a part of one. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** How the partition keys of chats begin, before a `#` and the pseudonym. */
export const CHAT_PREFIX = 'chat';
/** Partition key of all who wait; the sort key is the pseudonym of the chat. */
export const WAITING = 'waiting';
const CHAT_SORT_KEY = 'state';

/** How long an item is kept after its last change. A pause, and the marks of what was sent, are over long before. */
export const KEPT_FOR_DAYS = { chat: 30, wait: 14 } as const;

/** Messages of the business of which ingest leaves a trace; the next one takes the place of an older one. */
const SLOTS = 8;
const SLOT = /^m\d$/;

/** Key of what is known of a chat. */
export function chatKey(chat: string): Item {
  return { pk: text(`${CHAT_PREFIX}#${chat}`), sk: text(CHAT_SORT_KEY) };
}

/** Key of a wait. */
export function waitKey(chat: string): Item {
  return { pk: text(WAITING), sk: text(chat) };
}

/** The attribute that a mark is written to, found without reading: a ring in which a collision costs the older mark. */
export function slotOf({ id, text }: OwnMark): string {
  return `m${Number.parseInt((id ?? text).slice(0, 4), 16) % SLOTS}`;
}

/** A string, as DynamoDB has it. */
export function text(value: string): AttributeValue {
  return { S: value };
}

/** A number, as DynamoDB has it. */
export function number(value: number): AttributeValue {
  return { N: String(value) };
}

const time = v.pipe(v.number(), v.finite());
const mark = v.object({ id: v.nullable(v.string()), text: v.string(), atMs: time });
/** What another version of the processor wrote otherwise is as if nothing were known. */
const chatState: v.GenericSchema<unknown, ChatState> = v.fallback(
  v.pipe(
    v.string(),
    v.parseJson(),
    v.object({
      bot: v.picklist(['on', 'off', 'opted-out']),
      pausedUntilMs: time,
      isLoop: v.boolean(),
      lastPersonMs: time,
      sent: v.array(mark),
      repliedMs: v.array(time),
    }),
  ),
  NEW_CHAT,
);
const seenMark = v.pipe(v.string(), v.parseJson(), mark);

/** What the items of one chat say. */
export function conversationOf(items: readonly Item[]): Conversation {
  const chat = items.find(({ pk }) => pk?.S !== WAITING) ?? {};
  const seen = Object.entries(chat).flatMap(([name, value]) => {
    const parsed = SLOT.test(name) ? v.safeParse(seenMark, value.S) : undefined;
    return parsed?.success ? [parsed.output] : [];
  });
  return { state: v.parse(chatState, chat.state?.S), seen, wait: items.flatMap(waitIn)[0] ?? null };
}

const wait = v.object({
  chat: v.string(),
  sinceMs: time,
  lastInMs: time,
  dueMs: time,
  level: time,
  reason: v.fallback(v.picklist(WAIT_REASONS), 'fallback'),
  to: v.nullable(v.string()),
});

/** The wait in an item; none when it is not one. */
export function waitIn({ pk, sk, since, lastIn, due, level, reason, to }: Item): readonly Wait[] {
  if (pk?.S !== WAITING) return [];
  const parsed = v.safeParse(wait, {
    chat: sk?.S,
    sinceMs: Number(since?.N),
    lastInMs: Number(lastIn?.N),
    dueMs: Number(due?.N),
    level: Number(level?.N),
    reason: reason?.S,
    to: to?.S ?? null,
  });
  return parsed.success ? [parsed.output] : [];
}
