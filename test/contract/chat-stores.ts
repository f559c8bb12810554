import type { ChatStore } from '../../lambdas/shared/conversation/chat-store';
import { dynamoDbChatStore } from '../../lambdas/shared/conversation/dynamodb-chat-store';
import { MemoryChatStore } from '../support/memory-chat-store';
import { overTables } from './tables';

/** A store of chats. */
export interface ChatStoreUnderTest {
  readonly store: ChatStore;
  close(): Promise<void>;
}

/** Every implementation of {@link ChatStore}. */
export const CHAT_STORES: Readonly<Record<string, () => Promise<ChatStoreUnderTest>>> = {
  'in memory': async () => ({ store: new MemoryChatStore(), close: async () => {} }),
  ...overTables(({ client, chatsTableName, close }) => ({
    store: dynamoDbChatStore({ client, tableName: chatsTableName, nowMs: () => 1_000 }),
    close,
  })),
};
