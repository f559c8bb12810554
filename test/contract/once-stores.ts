import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { createAwsClients } from '../../lambdas/shared/aws/aws-clients';
import type { Once } from '../../lambdas/shared/once/once';
import { createOnceStore } from '../../lambdas/shared/once/powertools-once';
import { startDynamodbEmulator } from '../../local/dynamodb-emulator';
import { isolateFromCloud } from '../../local/function-environment';
import { MemoryOnceStore } from '../support/memory-once';
import { simulatedDynamoDbClient } from './simulated-clients';

/** What invocations share that must do a piece of work once. */
export interface OnceStore {
  /** The {@link Once} of an invocation that can live for so long. */
  invocation(livesForMs: number): Once;
  /** What the store refuses from now on; undefined of one that never does. */
  readonly refuses?: Set<'claim' | 'note'>;
  close(): Promise<void>;
}

/** Every implementation of {@link Once}. */
export const ONCE_STORES: Readonly<Record<string, () => Promise<OnceStore>>> = {
  'in memory': async () => {
    const store = new MemoryOnceStore();
    return { invocation: (forMs) => store.invocation({ forMs, nowMs: () => Date.now() }), close: async () => {} };
  },
  'by Powertools, over the DynamoDB emulator': async () => {
    isolateFromCloud(process.env);
    const emulator = await startDynamodbEmulator();
    process.env.AWS_ENDPOINT_URL_DYNAMODB = emulator.endpoint;
    const patience = { connectionTimeoutMs: 60_000, requestTimeoutMs: 60_000, maxAttempts: 1 };
    return powertoolsStore(createAwsClients(patience).dynamoDb, emulator.tableName, () => emulator.close());
  },
  'by Powertools, over the simulated DynamoDB': async () =>
    powertoolsStore(simulatedDynamoDbClient(), 'idempotency', async () => {}),
};

const COMMAND_OF = { claim: 'PutItemCommand', note: 'UpdateItemCommand' } as const;

function powertoolsStore(client: DynamoDBClient, tableName: string, closeService: () => Promise<void>): OnceStore {
  const refuses = new Set<'claim' | 'note'>();
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if ([...refuses].some((step) => COMMAND_OF[step] === commandName)) throw new Error('the store is down');
        return next(args);
      },
    { step: 'initialize' },
  );
  const onceFor = createOnceStore({ client, tableName, keyPrefix: 'contract' });
  return {
    invocation: (livesForMs) => onceFor({ getRemainingTimeInMillis: () => livesForMs } as Context),
    refuses,
    close: async () => {
      client.destroy();
      await closeService();
    },
  };
}
