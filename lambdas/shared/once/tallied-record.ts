import {
  IdempotencyItemAlreadyExistsError,
  IdempotencyItemNotFoundError,
  IdempotencyRecordStatus,
} from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Claim, type Trace, talliedWith } from './once';

type Item = Readonly<Record<string, AttributeValue>>;

const FREE = 'attribute_not_exists(#id) OR #expiry < :now';
const STILL_HELD = '#status = :inprogress AND #lease = :lease';
const NAMES = { '#status': 'status', '#lease': 'in_progress_expiration' };
/** The lease of a record that was given back: over, and of nobody who died. */
const NO_LEASE = '0';

/**
 * The record of one piece of work. Powertools overwrites a record whose lease has run out, and deletes one that is given back;
 * this one carries along how the tries before went, so that they are counted across invocations and crashes.
 *
 * The first claim of a key is one call. A further one is refused first, learns the record from the refusal, and replaces just
 * that one.
 */
export class TalliedRecord extends DynamoDBPersistenceLayer {
  /** How the tries before went, once the key is claimed. */
  claim: Claim = { failed: 0, unknown: 0, takenOver: false };
  /** How this try went, when it did not do its work. */
  trace: Trace = 'nothing';
  #lease = NO_LEASE;

  constructor(
    private readonly dynamoDb: DynamoDBClient,
    private readonly table: string,
  ) {
    super({ tableName: table, awsSdkV3Client: dynamoDb });
  }

  protected override async _putRecord(record: IdempotencyRecord): Promise<void> {
    this.#lease = String(record.inProgressExpiryTimestamp);
    const now = { N: String(Date.now() / 1_000) };
    const first = { names: { '#id': 'id', '#expiry': 'expiration' }, condition: FREE, values: { ':now': now } };
    const refusal = await this.#put(record, first);
    if (refusal === null) return;
    const before = refusal.Item ?? (await this.#read(record));
    const { status, in_progress_expiration: lease } = before;
    const isInProgress = status?.S === IdempotencyRecordStatus.INPROGRESS;
    if (!isInProgress || lease === undefined || Number(lease.N) >= Date.now()) throw existing(before);
    this.claim = claimAfter(before);
    const values = { ':inprogress': { S: IdempotencyRecordStatus.INPROGRESS }, ':lease': lease };
    const lost = await this.#put(record, { names: NAMES, condition: STILL_HELD, values });
    if (lost !== null) throw existing(lost.Item ?? (await this.#read(record)));
  }

  /** Gives the key back, unless another holder has it meanwhile. */
  protected override async _deleteRecord({ idempotencyKey }: IdempotencyRecord): Promise<void> {
    const { failed, unknown } = talliedWith(this.trace, this.claim);
    const held = { ':inprogress': { S: IdempotencyRecordStatus.INPROGRESS }, ':lease': { N: this.#lease } };
    const of = { TableName: this.table, Key: { id: { S: idempotencyKey } }, ConditionExpression: STILL_HELD };
    const names = { ExpressionAttributeNames: NAMES };
    const remove = new DeleteItemCommand({ ...of, ...names, ExpressionAttributeValues: held });
    const keep = new UpdateItemCommand({
      ...of,
      UpdateExpression: 'SET #lease = :none, #failed = :failed, #unknown = :unknown',
      ExpressionAttributeNames: { ...NAMES, '#failed': 'failed', '#unknown': 'unknown' },
      ExpressionAttributeValues: {
        ...held,
        ':none': { N: NO_LEASE },
        ...numbers({ ':failed': failed, ':unknown': unknown }),
      },
    });
    const isUntouched = failed + unknown === 0;
    await (isUntouched ? this.dynamoDb.send(remove) : this.dynamoDb.send(keep)).catch(refusalOnly);
  }

  /** The refusal, or null when the key is ours. */
  async #put(record: IdempotencyRecord, { names, condition, values }: Condition) {
    const { failed, unknown } = this.claim;
    const tried = failed + unknown === 0 ? {} : numbers({ failed, unknown });
    const command = new PutItemCommand({
      TableName: this.table,
      Item: {
        id: { S: record.idempotencyKey },
        status: { S: record.getStatus() },
        in_progress_expiration: { N: this.#lease },
        ...numbers({ expiration: Number(record.expiryTimestamp) }),
        ...tried,
      },
      ConditionExpression: condition,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    return this.dynamoDb.send(command).then(() => null, refusalOnly);
  }

  /** For what does not tell the record with its refusal, as emulators. */
  async #read({ idempotencyKey }: IdempotencyRecord): Promise<Item> {
    const Key = { id: { S: idempotencyKey } };
    const { Item } = await this.dynamoDb.send(new GetItemCommand({ TableName: this.table, Key, ConsistentRead: true }));
    if (Item === undefined) throw new IdempotencyItemNotFoundError();
    return Item;
  }
}

interface Condition {
  readonly names: Record<string, string>;
  readonly condition: string;
  readonly values: Record<string, AttributeValue>;
}

/** A lease that ran out is of a holder that died, or that could not note how its work ended. */
function claimAfter({ failed, unknown, in_progress_expiration: lease }: Item): Claim {
  const takenOver = lease?.N !== NO_LEASE;
  return { failed: Number(failed?.N ?? 0), unknown: Number(unknown?.N ?? 0) + Number(takenOver), takenOver };
}

function numbers(values: Readonly<Record<string, number>>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { N: String(value) }]));
}

function existing({ id, status, expiration, in_progress_expiration: lease }: Item): IdempotencyItemAlreadyExistsError {
  const record = new IdempotencyRecord({
    idempotencyKey: id?.S ?? '',
    status: status?.S === IdempotencyRecordStatus.COMPLETED ? 'COMPLETED' : 'INPROGRESS',
    expiryTimestamp: Number(expiration?.N),
    ...(lease?.N === undefined ? {} : { inProgressExpiryTimestamp: Number(lease.N) }),
  });
  return new IdempotencyItemAlreadyExistsError('The key is done or claimed', record);
}

function refusalOnly(error: unknown): ConditionalCheckFailedException {
  if (error instanceof ConditionalCheckFailedException) return error;
  throw error;
}
