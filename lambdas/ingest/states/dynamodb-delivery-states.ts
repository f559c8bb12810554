import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { IDEMPOTENCY_RETENTION_DAYS } from '../../shared/limits';
import type { StatusItem } from '../../shared/message/queue-message';
import { KEY_PREFIXES } from '../../shared/once/key-prefixes';
import type { DeliveryStates } from './delivery-states';
import { rankOf } from './state-ladder';

/** The table of idempotency records, where states have a prefix of their own. */
export interface DeliveryStatesOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

const RETENTION_SECONDS = IDEMPOTENCY_RETENTION_DAYS * 24 * 60 * 60;

/** One conditional write for each state: of two that meet, DynamoDB takes one after the other. */
export function dynamoDbDeliveryStates({ client, tableName }: DeliveryStatesOptions): DeliveryStates {
  return {
    rise: async (item) => {
      try {
        const { Attributes } = await client.send(new UpdateItemCommand(updateOf(item, tableName)));
        const before = Attributes?.rank?.N;
        return { kind: 'risen', from: before === undefined ? null : Number(before) };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return { kind: 'known' };
        throw error;
      }
    },
  };
}

function updateOf({ group, state, chat, receivedAtMs }: StatusItem, TableName: string) {
  const values: Readonly<Record<string, AttributeValue>> = {
    rank: { N: String(rankOf(state)) },
    at: { N: String(receivedAtMs) },
    expiration: { N: String(Math.floor(receivedAtMs / 1_000) + RETENTION_SECONDS) },
    ...(chat === undefined ? {} : { chat: { S: chat } }),
  };
  const names = Object.keys(values);
  return {
    TableName,
    Key: { id: { S: `${KEY_PREFIXES.ingest.state}#${group}` } },
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_not_exists(#rank) OR #rank < :rank',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
    ReturnValues: 'UPDATED_OLD' as const,
  };
}
