import { isJsonObject, type JsonObject } from '../../../lambdas/shared/message/json-object';
import { type ServiceReply, serviceError, unknownOperation } from '../faults/service-reply';
import type { Invocation } from '../journal/entry';
import type { Journal } from '../journal/journal';

type Attribute = { readonly S?: string; readonly N?: string };
type Item = Record<string, Attribute>;

/** The condition of Powertools' claim. The simulator knows this one, and refuses to guess at another. */
const CLAIM_CONDITION =
  'attribute_not_exists(#id) OR #expiry < :now OR (#status = :inprogress AND attribute_exists(#in_progress_expiry) AND #in_progress_expiry < :now_in_millis)';

/** DynamoDB with one table whose key is `id`, as far as the functions use it. */
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
        return this.#put(input, caller);
      case 'UpdateItem':
        return this.#update(input);
      case 'DeleteItem':
        this.#items.delete(keyOf(input.Key));
        return { body: {} };
      case 'GetItem':
        return { body: { Item: this.#items.get(keyOf(input.Key)) } };
      default:
        return unknownOperation(operation);
    }
  }

  #put(input: JsonObject, caller: Invocation): ServiceReply {
    if (input.ConditionExpression !== CLAIM_CONDITION)
      throw new Error(`Unknown condition: ${input.ConditionExpression}`);
    const item = input.Item as Item;
    const id = keyOf(item);
    const before = this.#items.get(id);
    if (before !== undefined && !isFree(before, input.ExpressionAttributeValues as Item)) {
      const isAsked = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
      return serviceError(400, 'ConditionalCheckFailedException', isAsked ? { Item: before } : {});
    }
    const holder = this.#holders.get(id);
    const isHeld = before?.status?.S === 'INPROGRESS' && holder !== caller && holder?.isRunning === true;
    if (isHeld) this.#journal.write({ kind: 'claim-replaced', recordId: id });
    this.#items.set(id, item);
    this.#holders.set(id, caller);
    return { body: input.ReturnValues === 'ALL_OLD' && before !== undefined ? { Attributes: before } : {} };
  }

  /** `SET #a = :a, #b = :b`, which is all that Powertools writes; creates the item when there is none, as DynamoDB does. */
  #update(input: JsonObject): ServiceReply {
    const names = input.ExpressionAttributeNames as Record<string, string>;
    const values = input.ExpressionAttributeValues as Item;
    const item: Item = { ...(this.#items.get(keyOf(input.Key)) ?? (input.Key as Item)) };
    for (const [, name = '', value = ''] of String(input.UpdateExpression).matchAll(/(#\w+) = (:\w+)/g)) {
      const attribute = values[value];
      if (attribute !== undefined) item[names[name] ?? name] = attribute;
    }
    this.#items.set(keyOf(input.Key), item);
    return { body: {} };
  }
}

function keyOf(key: unknown): string {
  return isJsonObject(key) && isJsonObject(key.id) ? String(key.id.S) : '';
}

function isFree(item: Item, values: Item): boolean {
  if (Number(item.expiration?.N) < Number(values[':now']?.N)) return true;
  const lease = item.in_progress_expiration?.N;
  return (
    item.status?.S === values[':inprogress']?.S &&
    lease !== undefined &&
    Number(lease) < Number(values[':now_in_millis']?.N)
  );
}
