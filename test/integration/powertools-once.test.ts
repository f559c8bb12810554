import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { install } from '@sinonjs/fake-timers';
import type { Context } from 'aws-lambda';
import { type AwsClients, createAwsClients } from '../../lambdas/shared/aws/aws-clients';
import { DeadlineExceededError, withDeadline } from '../../lambdas/shared/deadline';
import { IDEMPOTENCY_RETENTION_DAYS } from '../../lambdas/shared/limits';
import type { Once } from '../../lambdas/shared/once/once';
import { createOnceStore } from '../../lambdas/shared/once/powertools-once';
import { type DynamodbEmulator, startDynamodbEmulator } from '../../local/dynamodb-emulator';
import { isolateFromCloud } from '../../local/function-environment';

// What every Once does is in test/contract/once.test.ts; this is how ours writes it down.

let emulator: DynamodbEmulator;
let clients: AwsClients;

beforeAll(async () => {
  isolateFromCloud(process.env);
  emulator = await startDynamodbEmulator();
  process.env.AWS_ENDPOINT_URL_DYNAMODB = emulator.endpoint;
  clients = createAwsClients({ connectionTimeoutMs: 60_000, requestTimeoutMs: 60_000, maxAttempts: 1 });
});
afterAll(async () => {
  clients.dynamoDb.destroy();
  await emulator.close();
});

function once(keyPrefix: string): Once {
  const options = { client: clients.dynamoDb, tableName: emulator.tableName, keyPrefix };
  return createOnceStore(options)({ getRemainingTimeInMillis: () => 60_000 } as Context);
}

const work = async (): Promise<undefined> => undefined;
const unexpected = (error: unknown) => {
  throw error;
};

test('keys of one purpose do not meet those of another', async () => {
  expect(await once('first').run('A', work, unexpected)).toBe('done');
  expect(await once('second').run('A', work, unexpected)).toBe('done');
});

test('past the deadline nothing more is written; what was done then is not noted', async () => {
  const clock = install({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true });
  try {
    let note: (error: unknown) => void = () => {};
    const unnoted = new Promise((resolve) => {
      note = resolve;
    });
    const outcome = withDeadline(200, () =>
      once('deadline').run('A', async () => void clock.tick(200) as undefined, note),
    );
    await expect(outcome).rejects.toBeInstanceOf(DeadlineExceededError);
    await expect(unnoted).resolves.toMatchObject({ name: 'IdempotencyPersistenceLayerError' });
  } finally {
    clock.uninstall();
  }
});

test('a record holds a hash, a state and its end, and nothing of the key', async () => {
  await once('shape').run('message:5215550000101', work, unexpected);
  const { Items = [] } = await clients.dynamoDb.send(new ScanCommand({ TableName: emulator.tableName }));
  const record = Items.find((item) => item.id?.S?.startsWith('shape#'));
  expect(Object.keys(record ?? {}).sort()).toEqual(['expiration', 'id', 'in_progress_expiration', 'status']);
  expect(record?.id?.S).toMatch(/^shape#[A-Za-z0-9+/]{43}=$/);
  const days = (Number(record?.expiration?.N) - Date.now() / 1_000) / 86_400;
  expect(Math.round(days)).toBe(IDEMPOTENCY_RETENTION_DAYS);
  expect(JSON.stringify(Items)).not.toContain('5215550000101');
  const again = new GetItemCommand({ TableName: emulator.tableName, Key: { id: record?.id ?? { S: '' } } });
  expect((await clients.dynamoDb.send(again)).Item?.status?.S).toBe('COMPLETED');
});
