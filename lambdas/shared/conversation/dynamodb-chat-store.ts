import {
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  chatKey,
  conversationOf,
  type Item,
  KEPT_FOR_DAYS,
  number,
  slotOf,
  text,
  WAITING,
  waitIn,
  waitKey,
} from './chat-items';
import type { ChatStore, WaitStart } from './chat-store';
import { expressionsOf, isTaken, type Write } from './conditional-write';
import { REASONS_OF_SILENCE, type Wait } from './conversation';

/** The table of chats, and the clock by which its items run out. */
export interface ChatStoreOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly nowMs: () => number;
}

/** DynamoDB answered, but did not look up every item: it was throttled. */
export class UnprocessedError extends Error {
  readonly code = 'UNPROCESSED';

  constructor() {
    super('DynamoDB did not look up every item');
    this.name = 'UnprocessedError';
  }
}

const NOT_NEWER = 'attribute_not_exists(#lastIn) OR #lastIn <= :is_at';
const LONE_MESSAGE = '#since = :is_at AND #lastIn = :is_at';
const AS_READ = '#since = :is_since AND #lastIn = :is_lastIn';
const NOT_TOLD = '#since = :is_since AND #level = :is_level';

/** Chats and waits as items of one table, where those who wait stand under one key. */
export function dynamoDbChatStore({ client, tableName, nowMs }: ChatStoreOptions): ChatStore {
  const of = { TableName: tableName };
  const update = (Key: Item, write: Write, days: number) => {
    const set = { ...write.set, expires: number(Math.ceil(nowMs() / 1_000) + days * 24 * 60 * 60) };
    return isTaken(client.send(new UpdateItemCommand({ ...of, Key, ...expressionsOf({ ...write, set }) })));
  };
  const updateChat = (chat: string, set: Item) => update(chatKey(chat), { set }, KEPT_FOR_DAYS.chat);
  const updateWait = (chat: string, write: Write) => update(waitKey(chat), write, KEPT_FOR_DAYS.wait);
  const removeWait = (chat: string, condition: string, atMs: number) => {
    const write = expressionsOf({ condition, compared: { at: number(atMs) } });
    return isTaken(client.send(new DeleteItemCommand({ ...of, Key: waitKey(chat), ...write })));
  };
  return {
    read: async (chat) => {
      const RequestItems = { [tableName]: { Keys: [chatKey(chat), waitKey(chat)], ConsistentRead: true } };
      const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand({ RequestItems }));
      if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new UnprocessedError();
      return conversationOf(Responses?.[tableName] ?? []);
    },
    see: async (chat, mark) => {
      await updateChat(chat, { [slotOf(mark)]: text(JSON.stringify(mark)) });
    },
    save: async (chat, state) => {
      await updateChat(chat, { state: text(JSON.stringify(state)) });
    },
    start: async (chat, start) => {
      await updateWait(chat, { ...startOf(start), condition: NOT_NEWER, compared: { at: number(start.atMs) } });
    },
    end: (chat, atMs) => removeWait(chat, NOT_NEWER, atMs),
    endOwn: async (chat, atMs) => {
      await removeWait(chat, LONE_MESSAGE, atMs);
    },
    rebase: async (wait, sinceMs, dueMs) => {
      const set = { since: number(sinceMs), due: number(dueMs), level: number(0) };
      const compared = { since: number(wait.sinceMs), lastIn: number(wait.lastInMs) };
      await updateWait(wait.chat, { set, condition: AS_READ, compared });
    },
    waiting: async () => {
      const waits: Wait[] = [];
      for await (const { Items = [] } of paginateQuery({ client }, allWaiting(tableName)))
        waits.push(...Items.flatMap(waitIn));
      return waits;
    },
    told: (wait, dueMs) => {
      const set = { level: number(wait.level + 1), due: number(dueMs) };
      const compared = { since: number(wait.sinceMs), level: number(wait.level) };
      return updateWait(wait.chat, { set, condition: NOT_TOLD, compared });
    },
    erase: async (chat) => {
      const keys = [chatKey(chat), waitKey(chat)];
      const remove = (Key: Item) => client.send(new DeleteItemCommand({ ...of, Key, ReturnValues: 'ALL_OLD' }));
      const removed = await Promise.all(keys.map(remove));
      return removed.filter(({ Attributes }) => Attributes !== undefined).length;
    },
  };
}

/** What tells only why the bot is silent does not replace the reason why the customer has waited until now. */
function startOf({ atMs, dueMs, reason, to }: WaitStart): Pick<Write, 'set' | 'setOnce'> {
  const given = { reason: text(reason) };
  const isWeak = REASONS_OF_SILENCE.has(reason);
  return {
    set: {
      lastIn: number(atMs),
      ...(isWeak ? {} : given),
      ...(to === null ? {} : { to: text(to) }),
    },
    setOnce: { since: number(atMs), due: number(dueMs), level: number(0), ...(isWeak ? given : {}) },
  };
}

function allWaiting(TableName: string) {
  return {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': 'pk' },
    ExpressionAttributeValues: { ':pk': text(WAITING) },
  };
}
