import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { BrakeStore } from '../../lambdas/processor/brake/brake-store';
import { BRAKE_ID, dynamoDbBrakeStore } from '../../lambdas/processor/brake/dynamodb-brake-store';
import { createAwsClients } from '../../lambdas/shared/aws/aws-clients';
import { startDynamodbEmulator } from '../../local/dynamodb-emulator';
import { isolateFromCloud } from '../../local/function-environment';
import { MemoryBrakeStore } from '../support/memory-brake-store';
import { simulatedDynamoDbClient } from './simulated-clients';

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
  'over the DynamoDB emulator': async () => {
    isolateFromCloud(process.env);
    const emulator = await startDynamodbEmulator();
    process.env.AWS_ENDPOINT_URL_DYNAMODB = emulator.endpoint;
    const patience = { connectionTimeoutMs: 60_000, requestTimeoutMs: 60_000, maxAttempts: 1 };
    return overDynamoDb(createAwsClients(patience).dynamoDb, emulator.tableName, () => emulator.close());
  },
  'over the simulated DynamoDB': async () => overDynamoDb(simulatedDynamoDbClient(), 'idempotency', async () => {}),
};

function overDynamoDb(
  client: DynamoDBClient,
  tableName: string,
  closeService: () => Promise<void>,
): BrakeStoreUnderTest {
  const store = () => dynamoDbBrakeStore({ client, tableName, nowMs: () => 1_000 });
  return {
    stores: [store(), store()],
    damage: async (text) => {
      const Item = { id: { S: BRAKE_ID }, version: { N: '7' }, brake: { S: text } };
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    },
    close: async () => {
      client.destroy();
      await closeService();
    },
  };
}
