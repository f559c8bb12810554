import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DeliveryStates } from '../../lambdas/ingest/states/delivery-states';
import { dynamoDbDeliveryStates } from '../../lambdas/ingest/states/dynamodb-delivery-states';
import { createAwsClients } from '../../lambdas/shared/aws/aws-clients';
import { startDynamodbEmulator } from '../../local/dynamodb-emulator';
import { isolateFromCloud } from '../../local/function-environment';
import { memoryStates } from '../support/memory-states';
import { simulatedDynamoDbClient } from './simulated-clients';

/** Delivery states as ingest records them. */
export interface StatesUnderTest {
  readonly states: DeliveryStates;
  /** What the table has under an id; null for a store that is not a table. */
  readonly stored: ((id: string) => Promise<Readonly<Record<string, unknown>> | undefined>) | null;
  close(): Promise<void>;
}

/** Every implementation of {@link DeliveryStates}. */
export const STATE_STORES: Readonly<Record<string, () => Promise<StatesUnderTest>>> = {
  'in memory': async () => ({ states: memoryStates(), stored: null, close: async () => {} }),
  'over the DynamoDB emulator': async () => {
    isolateFromCloud(process.env);
    const emulator = await startDynamodbEmulator();
    process.env.AWS_ENDPOINT_URL_DYNAMODB = emulator.endpoint;
    const patience = { connectionTimeoutMs: 60_000, requestTimeoutMs: 60_000, maxAttempts: 1 };
    return overTable(createAwsClients(patience).dynamoDb, emulator.tableName, () => emulator.close());
  },
  'over the simulated DynamoDB': async () => overTable(simulatedDynamoDbClient(), 'idempotency', async () => {}),
};

function overTable(client: DynamoDBClient, tableName: string, closeService: () => Promise<void>): StatesUnderTest {
  return {
    states: dynamoDbDeliveryStates({ client, tableName }),
    stored: async (id) => {
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: { id: { S: id } } }));
      return (
        Item && Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, value.S ?? Number(value.N)]))
      );
    },
    close: async () => {
      client.destroy();
      await closeService();
    },
  };
}
