import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { IDEMPOTENCY_RETENTION_DAYS } from '../limits';
import { NotDoneError, type Once, type OnceOutcome, type Work } from './once';
import { TalliedRecord } from './tallied-record';

/** The table of idempotency records, and whose records they are. */
export interface OnceStoreOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Keeps the keys of one purpose apart from those of another in the same table. */
  readonly keyPrefix: string;
}

const RETENTION_SECONDS = IDEMPOTENCY_RETENTION_DAYS * 24 * 60 * 60;

/** Makes the {@link Once} of an invocation; a claim is leased for as long as the invocation can still live. */
export function createOnceStore(options: OnceStoreOptions): (context: Context) => Once {
  return (lambdaContext) => {
    const config = new IdempotencyConfig({
      expiresAfterSeconds: RETENTION_SECONDS,
      hashFunction: 'sha256',
      throwOnNoIdempotencyKey: true,
      lambdaContext,
    });
    return { run: (key, work, onUnnoted) => runOnce(key, work, { config, onUnnoted, ...options }) };
  };
}

interface RunOptions extends OnceStoreOptions {
  readonly config: IdempotencyConfig;
  readonly onUnnoted: (error: unknown) => void;
}

async function runOnce(
  key: string,
  work: Work,
  { onUnnoted, config, keyPrefix, ...store }: RunOptions,
): Promise<OnceOutcome> {
  const record = new TalliedRecord(store.client, store.tableName);
  let workDone = false;
  let workFailure: { readonly error: unknown } | null = null;
  const guardedWork = async (_key: { readonly key: string }) => {
    try {
      const kept = await work(record.claim);
      workDone = true;
      return kept;
    } catch (error) {
      workFailure = { error };
      if (error instanceof NotDoneError) record.trace = error.trace;
      throw error;
    }
  };
  const guarded = makeIdempotent(guardedWork, { persistenceStore: record, config, keyPrefix });
  try {
    // Frozen, and always with a key: without one Powertools runs the work unguarded.
    await guarded(Object.freeze({ key }));
    return workDone ? 'done' : 'duplicate';
  } catch (error) {
    if (workDone) {
      onUnnoted(error);
      return 'done';
    }
    throwIfSet(workFailure);
    if (error instanceof IdempotencyAlreadyInProgressError) return 'in-progress';
    throw error;
  }
}

/** The work's own error comes before the store's, which may have failed to give the key back. */
function throwIfSet(failure: { readonly error: unknown } | null): void {
  if (failure !== null) throw failure.error;
}
