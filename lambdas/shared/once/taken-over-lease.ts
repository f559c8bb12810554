import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient, PutItemCommandInput, PutItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { Claim } from './once';

const claims = new AsyncLocalStorage<{ takenOver: boolean }>();

/**
 * Powertools overwrites a record whose lease has run out, and does not tell. DynamoDB returns the old record on request, at no
 * cost: a record that was still in progress belonged to a holder that died.
 *
 * @returns a function that runs work with a {@link Claim} that tells whether such a record was overwritten.
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
