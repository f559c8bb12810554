import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient, PutItemCommandInput, PutItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { Claim } from './once';

const claims = new AsyncLocalStorage<{ takenOver: boolean }>();

/**
 * Powertools overwrites a record whose lease has run out and does not say so. DynamoDB does, when it is asked for the old
 * item: one that was still in progress belonged to a holder that died. Asking costs nothing.
 *
 * @returns a function that runs what it is given with a {@link Claim} that tells of it.
 */
export function watchForTakeover(client: DynamoDBClient): <T>(run: (claim: Claim) => Promise<T>) => Promise<T> {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'PutItemCommand') return next(args);
      const input = { ...(args.input as PutItemCommandInput), ReturnValues: 'ALL_OLD' as const };
      const result = await next({ ...args, input });
      const claim = claims.getStore();
      const { Attributes } = result.output as PutItemCommandOutput;
      if (claim !== undefined && Attributes?.status?.S === 'INPROGRESS') claim.takenOver = true;
      return result;
    },
    { step: 'initialize', name: 'noticeTakenOverLease', override: true },
  );
  return (run) => {
    const claim = { takenOver: false };
    return claims.run(claim, () => run(claim));
  };
}
