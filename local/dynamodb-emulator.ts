import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './aws-account';
import { LOOPBACK } from './http-server';
import { NOT_ADMITTED } from './stand-in-guard';

/** DynamoDB on this machine, with the idempotency table and that of chats. */
export interface DynamodbEmulator {
  readonly endpoint: string;
  readonly tableName: string;
  readonly chatsTableName: string;
  close(): Promise<void>;
}

const TABLE_NAME = 'idempotency';
const CHATS_TABLE_NAME = 'chats';

const TABLES = [
  {
    TableName: TABLE_NAME,
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
  },
  {
    TableName: CHATS_TABLE_NAME,
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' as const },
      { AttributeName: 'sk', AttributeType: 'S' as const },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' as const },
      { AttributeName: 'sk', KeyType: 'RANGE' as const },
    ],
  },
];

/** Starts dynalite in memory, in a thread of its own, on a free loopback port, and creates the tables. */
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
    for (const table of TABLES) await client.send(new CreateTableCommand({ ...table, BillingMode: 'PAY_PER_REQUEST' }));
  } finally {
    client.destroy();
  }
  return {
    endpoint,
    tableName: TABLE_NAME,
    chatsTableName: CHATS_TABLE_NAME,
    close: async () => {
      await thread.terminate();
    },
  };
}
