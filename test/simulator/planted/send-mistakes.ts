import { createProcessorHandler, recordOf } from '../../../lambdas/processor/create-processor';
import { decodeQueueMessage } from '../../../lambdas/shared/message/queue-message';
import { type KnownMistake, withOnce, withQueue, withResult } from './mistake';

/** Mistakes of the processor function with a send and its outcome, by what it does. */
export const SEND_MISTAKES = {
  'counts attempts by receives': {
    breaks: 'I3',
    says: ', not ',
    processorHandler: (parts) => (event, context) => {
      const receives = new Map(
        event.Records.map(({ body, attributes }) => [keyIn(body), attributes.ApproximateReceiveCount]),
      );
      const counted = withOnce((run) => (key, work, onUnnoted) => {
        return run(key, (claim) => work({ ...claim, failed: Number(receives.get(key)) - 1 }), onUnnoted);
      });
      return createProcessorHandler(counted(parts))(event, context);
    },
  },
  'lets a chat share the fate of its first message': {
    breaks: 'I3',
    says: 'was given up after 0 attempts',
    seed: 2,
    processorHandler: (parts) => (event, context) => {
      const records = event.Records.map(recordOf);
      const all = withQueue((queue) => ({
        deadLetter: async (_record, group, cause) => {
          const ofChat = records.filter(({ body }) => decodeQueueMessage(body)?.group === group);
          for (const record of ofChat) await queue.deadLetter(record, group, cause);
        },
      }));
      return createProcessorHandler(all(parts))(event, context);
    },
  },
  'sends copies without limit': {
    breaks: 'I2',
    says: ' times, 3 allowed',
    processor: withOnce(
      (run) => (key, work, onUnnoted) => run(key, (claim) => work({ ...claim, unknown: 0 }), onUnnoted),
    ),
  },
  'tries an unknown outcome again at once': {
    breaks: 'I3',
    says: ', not ',
    processor: withResult((result) => (result.kind === 'unknown' ? { ...result, kind: 'retryable' } : result)),
  },
  'takes every 2xx for sent': {
    breaks: 'I2',
    says: 'SendOutcomeUnknown says',
    seed: 1,
    processor: withResult((result) =>
      result.kind === 'unknown' && result.reason === 'not-confirmed' ? { kind: 'accepted' } : result,
    ),
  },
  'takes a wrong address for a fault of the message': {
    breaks: 'I3',
    says: 'was given up after',
    processor: withResult((result) =>
      result.kind === 'retryable' && result.status === 404 ? { kind: 'rejected', status: 404 } : result,
    ),
  },
  'takes a number that is blocked for a token that is refused': {
    breaks: 'I3',
    says: 'comes back although it was refused: 403',
    seed: 1,
    processor: withResult((result) =>
      result.kind === 'rejected' && result.status === 403 ? { kind: 'unauthorized', status: 403 } : result,
    ),
  },
  'takes every 403 for a number that is blocked': {
    breaks: 'I3',
    says: 'was given up after',
    processor: withResult((result) =>
      result.kind !== 'accepted' && result.kind !== 'no-token' && result.status === 403
        ? { kind: 'rejected', status: 403 }
        : result,
    ),
  },
  'ignores Retry-After': {
    breaks: 'I3',
    says: ', not ',
    seed: 2,
    processor: withResult((result) => {
      if (result.kind !== 'retryable') return result;
      const { retryAfterMs: _, ...rest } = result;
      return rest;
    }),
  },
  'takes a gateway that timed out for one that did not send': {
    breaks: 'I2',
    says: 'SendOutcomeUnknown says',
    processor: withResult((result) =>
      result.kind === 'unknown' && result.reason === 'http' ? { ...result, kind: 'retryable' } : result,
    ),
  },
  'gives up at the first failure': {
    breaks: 'I3',
    says: 'was given up after 1 attempts',
    processor: withResult((result) => (result.kind === 'retryable' ? { kind: 'rejected', status: 400 } : result)),
  },
  'never gives up': {
    breaks: 'I3',
    says: ', not ',
    seed: 1,
    processor: withResult((result) => (result.kind === 'retryable' ? { kind: 'unauthorized', status: 401 } : result)),
  },
} satisfies Record<string, KnownMistake>;

function keyIn(body: string): string | undefined {
  return decodeQueueMessage(body)?.key;
}
