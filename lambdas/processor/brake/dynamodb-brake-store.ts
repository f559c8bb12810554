import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { KEY_PREFIXES } from '../../shared/once/key-prefixes';
import type { Brake } from './brake';
import type { BrakeStore, SeenBrake } from './brake-store';

/** The table that the brake is kept in, and by which clock its item runs out. */
export interface BrakeStoreOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly nowMs: () => number;
}

/** Key of the one item, among the records of replies. */
export const BRAKE_ID = `${KEY_PREFIXES.processor.brake}#send`;

/** Long after the longest pause; then nobody has sent anything and the item is deleted. */
const KEPT_FOR_SECONDS = 24 * 60 * 60;

type Item = Readonly<Record<string, AttributeValue>> | undefined;

const time = v.pipe(v.number(), v.finite());
const chats = v.array(v.string());

/** The brake out of its text; what another version of the processor wrote otherwise is none. */
export const storedBrake = v.fallback(
  v.pipe(
    v.string(),
    v.parseJson(),
    v.nullable(
      v.variant('kind', [
        v.object({ kind: v.literal('watching'), sinceMs: time, lastMs: time, chats }),
        v.object({ kind: v.literal('paused'), sinceMs: time, pauses: time, untilMs: time, isProbed: v.boolean() }),
        v.object({
          kind: v.literal('pacing'),
          sinceMs: time,
          pauses: time,
          untilMs: time,
          intervalMs: v.pipe(time, v.minValue(1)),
          nextMs: time,
          lineMs: time,
          endsMs: time,
          chats,
        }),
      ]),
    ),
  ),
  null,
);

/** The brake as one item of the idempotency table. Its versions only rise, so that none is taken for another. */
export function dynamoDbBrakeStore({ client, tableName, nowMs }: BrakeStoreOptions): BrakeStore {
  const key = { id: { S: BRAKE_ID } };
  const get = async (ConsistentRead: boolean) => {
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead }));
    return Item;
  };
  const put = (seen: SeenBrake, brake: Brake, version: number) =>
    new PutItemCommand({
      TableName: tableName,
      Item: {
        ...key,
        brake: { S: JSON.stringify(brake) },
        version: { N: String(version) },
        expiration: { N: String(Math.ceil(nowMs() / 1_000) + KEPT_FOR_SECONDS) },
      },
      ConditionExpression: 'attribute_not_exists(#id) OR #version = :version',
      ExpressionAttributeNames: { '#id': 'id', '#version': 'version' },
      ExpressionAttributeValues: { ':version': { N: String(seen.version) } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
  return {
    // Half the price, and as good: the worst that an old brake can do is to let a batch go by.
    read: async () => seenIn(await get(false)),
    replace: async (seen, brake) => {
      const version = seen.version + 1;
      try {
        await client.send(put(seen, brake, version));
        return { brake, version, isOurs: true };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // Emulators do not tell the item with their refusal.
        return { ...seenIn(error.Item ?? (await get(true))), isOurs: false };
      }
    },
  };
}

function seenIn(item: Item): SeenBrake {
  return { brake: v.parse(storedBrake, item?.brake?.S), version: Number(item?.version?.N ?? 0) };
}
