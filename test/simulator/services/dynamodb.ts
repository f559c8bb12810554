import * as v from 'valibot';
import type { Brake } from '../../../lambdas/processor/brake/brake';
import { BRAKE_ID, storedBrake } from '../../../lambdas/processor/brake/dynamodb-brake-store';
import { isJsonObject, type JsonObject } from '../../../lambdas/shared/message/json-object';
import { type ServiceReply, serviceError, unknownOperation } from '../faults/service-reply';
import type { Invocation } from '../journal/entry';
import type { Journal } from '../journal/journal';

type Attribute = { readonly S?: string; readonly N?: string };
type Item = Record<string, Attribute>;

/** When a write is taken. The simulator knows these conditions of ours, and refuses to guess at another. */
const CONDITIONS: Readonly<Record<string, (item: Item | undefined, values: Item) => boolean>> = {
  undefined: () => true,
  'attribute_not_exists(#id) OR #expiry < :now': (item, values) =>
    item === undefined || Number(item.expiration?.N) < Number(values[':now']?.N),
  '#status = :inprogress AND #lease = :lease': (item, values) =>
    item?.status?.S === values[':inprogress']?.S && item?.in_progress_expiration?.N === values[':lease']?.N,
  'attribute_not_exists(#rank) OR #rank < :rank': (item, values) =>
    item?.rank === undefined || Number(item.rank.N) < Number(values[':rank']?.N),
  'attribute_not_exists(#id) OR #version = :version': (item, values) =>
    item === undefined || item.version?.N === values[':version']?.N,
  'attribute_not_exists(#lastIn) OR #lastIn <= :is_at': (item, values) =>
    item?.lastIn === undefined || Number(item.lastIn.N) <= Number(values[':is_at']?.N),
  '#since = :is_at AND #lastIn = :is_at': (item, values) =>
    item?.since?.N === values[':is_at']?.N && item?.lastIn?.N === values[':is_at']?.N,
  '#since = :is_since AND #lastIn = :is_lastIn': (item, values) =>
    item?.since?.N === values[':is_since']?.N && item?.lastIn?.N === values[':is_lastIn']?.N,
  '#since = :is_since AND #level = :is_level': (item, values) =>
    item?.since?.N === values[':is_since']?.N && item?.level?.N === values[':is_level']?.N,
};

/** DynamoDB with the table of records, whose key is `id`, and that of chats, as far as the functions use them. */
export class SimulatedDynamoDb {
  readonly #items = new Map<string, Item>();
  readonly #holders = new Map<string, Invocation>();
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  handle(operation: string, input: JsonObject, caller: Invocation): ServiceReply {
    switch (operation) {
      case 'PutItem':
        return this.#refused(input, keyOf(input.Item)) ?? this.#put(input, caller);
      case 'UpdateItem':
        return this.#refused(input, keyOf(input.Key)) ?? this.#update(input);
      case 'DeleteItem':
        return this.#refused(input, keyOf(input.Key)) ?? this.#delete(input);
      case 'GetItem':
        return { body: { Item: this.#items.get(keyOf(input.Key)) } };
      case 'BatchGetItem':
        return { body: { Responses: this.#batch(input.RequestItems as Requests), UnprocessedKeys: {} } };
      case 'Query':
        return { body: { Items: this.#partition((input.ExpressionAttributeValues as Item)[':pk']?.S) } };
      default:
        return unknownOperation(operation);
    }
  }

  /** The answer to a write whose condition does not hold. */
  #refused(input: JsonObject, id: string): ServiceReply | null {
    const holds = CONDITIONS[String(input.ConditionExpression)];
    if (holds === undefined) throw new Error(`Unknown condition: ${input.ConditionExpression}`);
    const before = this.#items.get(id);
    if (holds(before, (input.ExpressionAttributeValues ?? {}) as Item)) return null;
    const isAsked = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    return serviceError(400, 'ConditionalCheckFailedException', isAsked ? { Item: before } : {});
  }

  #put(input: JsonObject, caller: Invocation): ServiceReply {
    const item = input.Item as Item;
    const id = keyOf(item);
    const before = this.#items.get(id);
    const isLeft = before?.status?.S === 'INPROGRESS' && before.in_progress_expiration?.N !== '0';
    const holder = this.#holders.get(id);
    const isHeld = isLeft && holder !== caller && holder?.isRunning === true;
    if (isLeft) this.#journal.write({ kind: 'taken-over', recordId: id });
    if (isHeld) this.#journal.write({ kind: 'claim-replaced', recordId: id });
    this.#items.set(id, item);
    if (id === BRAKE_ID) this.#journal.write({ kind: 'brake-set', brake: brakeIn(item) });
    this.#holders.set(id, caller);
    return { body: {}, ...(isLeft ? { takesOver: id } : {}) };
  }

  #delete({ Key, ReturnValues }: JsonObject): ServiceReply {
    const before = this.#items.get(keyOf(Key));
    this.#items.delete(keyOf(Key));
    return { body: ReturnValues === 'ALL_OLD' ? { Attributes: before } : {} };
  }

  #batch(requests: Requests): Record<string, readonly Item[]> {
    const found = (keys: readonly Item[]) => keys.flatMap<Item>((key) => this.#items.get(keyOf(key)) ?? []);
    return Object.fromEntries(Object.entries(requests).map(([table, { Keys }]) => [table, found(Keys)]));
  }

  #partition(pk: string | undefined): readonly Item[] {
    return [...this.#items.values()].filter((item) => item.pk?.S === pk);
  }

  /** `SET #a = :a, #b = if_not_exists(#b, :b)`, which is all that is written; creates the item when there is none, as DynamoDB does. */
  #update(input: JsonObject): ServiceReply {
    const names = input.ExpressionAttributeNames as Record<string, string>;
    const values = input.ExpressionAttributeValues as Item;
    const item: Item = { ...(this.#items.get(keyOf(input.Key)) ?? (input.Key as Item)) };
    for (const [, name = '', once, value = ''] of String(input.UpdateExpression).matchAll(ASSIGNMENT)) {
      const attribute = values[value];
      const isThere = item[names[name] ?? name] !== undefined;
      if (attribute !== undefined && !(once !== undefined && isThere)) item[names[name] ?? name] = attribute;
    }
    const before = this.#items.get(keyOf(input.Key));
    this.#items.set(keyOf(input.Key), item);
    const { rank } = item;
    if (rank !== undefined) {
      this.#journal.write({ kind: 'state-recorded', recordId: keyOf(input.Key), rank: Number(rank.N) });
    }
    const isAsked = input.ReturnValues === 'UPDATED_OLD' && before !== undefined;
    return { body: isAsked ? { Attributes: before } : {} };
  }
}

const ASSIGNMENT = /(#\w+) = (if_not_exists\(#\w+, )?(:\w+)/g;

type Requests = Readonly<Record<string, { readonly Keys: readonly Item[] }>>;

function keyOf(key: unknown): string {
  if (!isJsonObject(key)) return '';
  const { id, pk, sk } = key as Item;
  return id?.S ?? `${pk?.S} ${sk?.S}`;
}

function brakeIn(item: Item): Brake {
  return v.parse(storedBrake, item.brake?.S);
}
