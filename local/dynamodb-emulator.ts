import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './aws-account';
import { LOOPBACK } from './http-server';
import { NOT_ADMITTED } from './stand-in-guard';

/** DynamoDB on this machine, with the idempotency table. */
export interface DynamodbEmulator {
  readonly endpoint: string;
  readonly tableName: string;
  close(): Promise<void>;
}

const TABLE_NAME = 'idempotency';

/** Starts dynalite in memory, in a thread of its own, on a free loopback port, and creates the idempotency table. */
export async function startDynamodbEmulator(): Promise<DynamodbEmulator> {
  const thread = new Worker(new URL('./dynalite-thread.mjs', import.meta.url), {
    workerData: { accessKeyId: LOCAL_CREDENTIALS.accessKeyId, notAdmitted: NOT_ADMITTED },
  });
  const [port] = await once(thread, 'message');
  const endpoint = `http://${LOOPBACK}:${port}`;
  const client = new DynamoDBClient({
    endpoint,
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
  return {
    endpoint,
    tableName: TABLE_NAME,
    close: async () => {
      await thread.terminate();
    },
  };
}
