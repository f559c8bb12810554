import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DeliveryStates } from '../../lambdas/ingest/states/delivery-states';
import { dynamoDbDeliveryStates } from '../../lambdas/ingest/states/dynamodb-delivery-states';
import { memoryStates } from '../support/memory-states';
import { overTables, type TableUnderTest } from './tables';

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
  ...overTables(statesOver),
};

function statesOver({ client, tableName, close }: TableUnderTest): StatesUnderTest {
  return {
    states: dynamoDbDeliveryStates({ client, tableName }),
    stored: async (id) => {
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: { id: { S: id } } }));
      return (
        Item && Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, value.S ?? Number(value.N)]))
      );
    },
    close,
  };
}
