import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { type AwsClients, createAwsClients } from '../../lambdas/shared/aws/aws-clients';
import { DeadlineExceededError, withDeadline } from '../../lambdas/shared/deadline';
import { IDEMPOTENCY_RETENTION_DAYS } from '../../lambdas/shared/limits';
import type { Claim } from '../../lambdas/shared/once/once';
import { createOnceStore } from '../../lambdas/shared/once/powertools-once';
import { type DynamodbEmulator, startDynamodbEmulator } from '../../local/dynamodb-emulator';
import { isolateFromCloud } from '../../local/function-environment';

let emulator: DynamodbEmulator;
let clients: AwsClients;
const unnoted: unknown[] = [];

beforeAll(async () => {
  isolateFromCloud(process.env);
  emulator = await startDynamodbEmulator();
  process.env.AWS_ENDPOINT_URL_DYNAMODB = emulator.endpoint;
  clients = createAwsClients({ connectionTimeoutMs: 1_000, requestTimeoutMs: 1_000, maxAttempts: 1 });
});
afterAll(async () => {
  clients.dynamoDb.destroy();
  await emulator.close();
});
beforeEach(() => unnoted.splice(0));

const leaseMs = (milliseconds: number) => ({ getRemainingTimeInMillis: () => milliseconds }) as Context;

function once(keyPrefix = 'test', milliseconds = 60_000, tableName = emulator.tableName) {
  const options = {
    client: clients.dynamoDb,
    tableName,
    keyPrefix,
  };
  const { run } = createOnceStore(options)(leaseMs(milliseconds));
  const onUnnoted = (error: unknown) => void unnoted.push(error);
  return { run: (key: string, work: Parameters<typeof run>[1]) => run(key, work, onUnnoted) };
}

/** Work that counts how often it was done. */
function work(fail?: Error) {
  const done = { times: 0 };
  const run = async () => {
    done.times += 1;
    if (fail !== undefined) throw fail;
  };
  return { run, done };
}

test('work is done once per key, whoever asks', async () => {
  const { run, done } = work();
  expect(await once().run('A', run)).toBe('done');
  expect(await once().run('A', run)).toBe('duplicate');
  expect(await once().run('B', run)).toBe('done');
  expect(done.times).toBe(2);
});

test('keys of one purpose do not meet those of another', async () => {
  const { run } = work();
  expect(await once('first').run('A', run)).toBe('done');
  expect(await once('second').run('A', run)).toBe('done');
});

test('while it is being done, others are told so', async () => {
  let release = () => {};
  const running = once().run(
    'C',
    () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { run, done } = work();
  expect(await once().run('C', run)).toBe('in-progress');
  release();
  expect(await running).toBe('done');
  expect(await once().run('C', run)).toBe('duplicate');
  expect(done.times).toBe(0);
});

test('work that fails gives its key back, and its error is the one that is thrown', async () => {
  await expect(once().run('D', work(new Error('broken')).run)).rejects.toThrow('broken');
  expect(await once().run('D', work().run)).toBe('done');
});

test('a key whose holder died is free when the lease is over, and not before', async () => {
  const died = once('test', 300).run('E', () => new Promise(() => {}));
  died.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await once().run('E', work().run)).toBe('in-progress');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await once().run('E', work().run)).toBe('done');
});

test('a claim that cannot be made is an error, and the work is not done', async () => {
  const { run, done } = work();
  await expect(once('test', 1_000, 'no-such-table').run('F', run)).rejects.toMatchObject({
    name: 'IdempotencyPersistenceLayerError',
  });
  expect(done.times).toBe(0);
});

test('work that was done counts as done although it could not be noted', async () => {
  const { run, done } = work();
  const outcome = withDeadline(200, () =>
    once().run('G', async () => {
      await run();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }),
  );
  await expect(outcome).rejects.toBeInstanceOf(DeadlineExceededError);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(done.times).toBe(1);
  expect(unnoted).toHaveLength(1);
});

test('a record holds a hash, a state and its end, and nothing of the key', async () => {
  await once('shape').run('message:5215550000101', work().run);
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

test('work is told when the holder before it died, and only then', async () => {
  const told: boolean[] = [];
  const note = async ({ takenOver }: Claim) => void told.push(takenOver);
  once('test', 100)
    .run('H', () => new Promise(() => {}))
    .catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 150));
  await once().run('H', note);
  await expect(once().run('I', work(new Error('broken')).run)).rejects.toThrow('broken');
  await once().run('I', note);
  await once().run('J', note);
  expect(told).toEqual([true, false, false]);
});
