import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { IDEMPOTENCY_RETENTION_DAYS } from '../limits';
import type { Claim, Once, OnceOutcome, Work } from './once';
import { watchForTakeover } from './taken-over-lease';

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
  const persistenceStore = new DynamoDBPersistenceLayer({
    tableName: options.tableName,
    awsSdkV3Client: options.client,
  });
  const runWatched = watchForTakeover(options.client);
  return (lambdaContext) => {
    const config = new IdempotencyConfig({
      expiresAfterSeconds: RETENTION_SECONDS,
      hashFunction: 'sha256',
      throwOnNoIdempotencyKey: true,
      lambdaContext,
    });
    return {
      run: (key, work, onUnnoted) =>
        runOnce(key, work, { persistenceStore, config, runWatched, onUnnoted, ...options }),
    };
  };
}

interface RunOptions extends OnceStoreOptions {
  readonly persistenceStore: DynamoDBPersistenceLayer;
  readonly config: IdempotencyConfig;
  readonly runWatched: ReturnType<typeof watchForTakeover>;
  readonly onUnnoted: (error: unknown) => void;
}

async function runOnce(key: string, work: Work, options: RunOptions): Promise<OnceOutcome> {
  let workDone = false;
  let workFailure: { readonly error: unknown } | null = null;
  const guarded = makeIdempotent(async (_key: { readonly key: string }, claim: Claim) => {
    try {
      const kept = await work(claim);
      workDone = true;
      return kept;
    } catch (error) {
      workFailure = { error };
      throw error;
    }
  }, options);
  try {
    // Frozen, and always with a key: without one Powertools runs the work unguarded.
    await options.runWatched((claim) => guarded(Object.freeze({ key }), claim));
    return workDone ? 'done' : 'duplicate';
  } catch (error) {
    if (workDone) {
      options.onUnnoted(error);
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
