import { createHash } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import type { Kept, Once } from '../../lambdas/shared/once/once';
import { createOnceStore } from '../../lambdas/shared/once/powertools-once';
import { MemoryOnceStore } from '../support/memory-once';
import { overTables, type TableUnderTest } from './tables';

/** What a store is asked for: a claim, a note of how the work went, the end of a claim of which nothing need be noted. */
export type Step = 'claim' | 'note' | 'give-back';

/** What invocations share that must do a piece of work once. */
export interface OnceStore {
  /** The {@link Once} of an invocation that can live for so long. */
  invocation(livesForMs: number): Once;
  /** What is kept with a key. */
  kept(key: string): Promise<Kept | undefined>;
  /** What the store refuses from now on. */
  readonly refuses: Set<Step>;
  close(): Promise<void>;
}

/** Every implementation of {@link Once}. */
export const ONCE_STORES: Readonly<Record<string, () => Promise<OnceStore>>> = {
  'in memory': async () => {
    const store = new MemoryOnceStore();
    return {
      invocation: (forMs) => store.invocation({ forMs, nowMs: () => Date.now() }),
      kept: async (key) => store.done.get(key),
      refuses: store.refuses,
      close: async () => {},
    };
  },
  ...overTables(powertoolsStore),
};

const COMMAND_OF: Readonly<Record<Step, string>> = {
  claim: 'PutItemCommand',
  note: 'UpdateItemCommand',
  'give-back': 'DeleteItemCommand',
};

const PREFIX = 'contract';

function powertoolsStore({ client, tableName, close }: TableUnderTest): OnceStore {
  const refuses = new Set<Step>();
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if ([...refuses].some((step) => COMMAND_OF[step] === commandName)) throw new Error('the store is down');
        return next(args);
      },
    { step: 'initialize' },
  );
  const onceFor = createOnceStore({ client, tableName, keyPrefix: PREFIX });
  return {
    invocation: (livesForMs) => onceFor({ getRemainingTimeInMillis: () => livesForMs } as Context),
    kept: (key) => keptIn(client, tableName, key),
    refuses,
    close,
  };
}

async function keptIn(client: DynamoDBClient, TableName: string, key: string): Promise<Kept | undefined> {
  const id = `${PREFIX}#${createHash('sha256').update(JSON.stringify({ key })).digest('base64')}`;
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }));
  const kept = Object.entries(Item?.data?.M ?? {}).map(([name, { S = '' }]) => [name, S]);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
