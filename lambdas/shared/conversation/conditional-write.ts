import { type AttributeValue, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

type Values = Readonly<Record<string, AttributeValue>>;

/** A change of one item, by the names of its attributes. */
export interface Write {
  readonly set?: Values;
  /** Attributes that are set only where they are not there yet. */
  readonly setOnce?: Values;
  /** When the change is made: `#name` is an attribute, `:is_name` a value of `compared`. */
  readonly condition?: string;
  readonly compared?: Values;
}

/** The expressions of DynamoDB for a change. */
export function expressionsOf({ set = {}, setOnce = {}, condition, compared = {} }: Write) {
  const assignments = [
    ...Object.keys(set).map((name) => `#${name} = :${name}`),
    ...Object.keys(setOnce).map((name) => `#${name} = if_not_exists(#${name}, :${name})`),
  ];
  const conditioned = [...(condition ?? '').matchAll(/#(\w+)/g)].map(([, name = '']) => name);
  const names = new Set([...Object.keys(set), ...Object.keys(setOnce), ...conditioned]);
  const values = [
    ...Object.entries({ ...set, ...setOnce }).map(([name, value]) => [`:${name}`, value] as const),
    ...Object.entries(compared).map(([name, value]) => [`:is_${name}`, value] as const),
  ];
  return {
    ...(assignments.length === 0 ? {} : { UpdateExpression: `SET ${assignments.join(', ')}` }),
    ...(condition === undefined ? {} : { ConditionExpression: condition }),
    ExpressionAttributeNames: Object.fromEntries([...names].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(values),
  };
}

/** Whether a write was taken; false when its condition did not hold. @throws what else DynamoDB says */
export async function isTaken(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
