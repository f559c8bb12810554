import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { BrakeStore } from '../../lambdas/processor/brake/brake-store';
import { BRAKE_ID, dynamoDbBrakeStore } from '../../lambdas/processor/brake/dynamodb-brake-store';
import { MemoryBrakeStore } from '../support/memory-brake-store';
import { overTables, type TableUnderTest } from './tables';

/** A brake store, as several processors have it. */
export interface BrakeStoreUnderTest {
  readonly stores: readonly [BrakeStore, BrakeStore];
  /** Puts a text in the place of the brake, where it is text. */
  readonly damage: ((text: string) => Promise<void>) | null;
  close(): Promise<void>;
}

/** Every implementation of {@link BrakeStore}. */
export const BRAKE_STORES: Readonly<Record<string, () => Promise<BrakeStoreUnderTest>>> = {
  'in memory': async () => {
    const store = new MemoryBrakeStore();
    return { stores: [store, store], damage: null, close: async () => {} };
  },
  ...overTables(overDynamoDb),
};

function overDynamoDb({ client, tableName, close }: TableUnderTest): BrakeStoreUnderTest {
  const store = () => dynamoDbBrakeStore({ client, tableName, nowMs: () => 1_000 });
  return {
    stores: [store(), store()],
    damage: async (text) => {
      const Item = { id: { S: BRAKE_ID }, version: { N: '7' }, brake: { S: text } };
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    },
    close,
  };
}
