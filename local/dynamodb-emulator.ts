import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './aws-account';
import { LOOPBACK, listen } from './http-server';

/** DynamoDB on this machine, with the idempotency table. */
export interface DynamodbEmulator {
  readonly endpoint: string;
  readonly tableName: string;
  close(): Promise<void>;
}

const TABLE_NAME = 'idempotency';

/** Starts dynalite in memory on a free loopback port and creates the idempotency table. */
export async function startDynamodbEmulator(): Promise<DynamodbEmulator> {
  const server = await listen(dynalite({ createTableMs: 0 }), 0, LOOPBACK);
  const client = new DynamoDBClient({
    endpoint: server.origin,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  try {
    await client.send(
      new CreateTableCommand({
        TableName: TABLE_NAME,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    );
  } finally {
    client.destroy();
  }
  return { endpoint: server.origin, tableName: TABLE_NAME, close: () => server.close() };
}
