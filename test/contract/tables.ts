import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAwsClients } from '../../lambdas/shared/aws/aws-clients';
import { startDynamodbEmulator } from '../../local/dynamodb-emulator';
import { isolateFromCloud } from '../../local/function-environment';
import { simulatedDynamoDbClient } from './simulated-clients';

/** The tables of idempotency records and of chats, empty, and a client of its own for them. */
export interface TableUnderTest {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly chatsTableName: string;
  close(): Promise<void>;
}

/** Whatever stands in for DynamoDB. A store must behave alike over each of them. */
const TABLES: Readonly<Record<string, () => Promise<TableUnderTest>>> = {
  'over the DynamoDB emulator': async () => {
    isolateFromCloud(process.env);
    const emulator = await startDynamodbEmulator();
    process.env.AWS_ENDPOINT_URL_DYNAMODB = emulator.endpoint;
    const patience = { connectionTimeoutMs: 60_000, requestTimeoutMs: 60_000, maxAttempts: 1 };
    const client = createAwsClients(patience).dynamoDb;
    return {
      client,
      tableName: emulator.tableName,
      chatsTableName: emulator.chatsTableName,
      close: () => closing(client, emulator),
    };
  },
  'over the simulated DynamoDB': async () => {
    const client = simulatedDynamoDbClient();
    return { client, tableName: 'idempotency', chatsTableName: 'chats', close: async () => client.destroy() };
  },
};

async function closing(client: DynamoDBClient, emulator: { close(): Promise<void> }): Promise<void> {
  client.destroy();
  await emulator.close();
}

/** Opens a store over each table, by the name of the table. */
export function overTables<Store>(
  storeOver: (table: TableUnderTest) => Store,
): Readonly<Record<string, () => Promise<Store>>> {
  return Object.fromEntries(
    Object.entries(TABLES).map(([name, openTable]) => [name, async () => storeOver(await openTable())]),
  );
}
