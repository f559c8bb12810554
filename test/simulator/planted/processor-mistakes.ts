import { createProcessorHandler } from '../../../lambdas/processor/create-processor';
import { PROCESSOR_TIMEOUT_SECONDS } from '../../../lambdas/shared/limits';
import { QUARANTINE_REASONS } from '../../../lambdas/shared/message/queue-message';
import { type KnownMistake, withOnce, withQueue, withResult } from './mistake';

const QUARANTINED: ReadonlySet<string> = new Set(QUARANTINE_REASONS);

/** Mistakes of the processor function, by what it does. */
export const PROCESSOR_MISTAKES = {
  'holds a claim for a moment only': {
    breaks: 'I2',
    processor: (parts) => ({
      ...parts,
      onceFor: (context) => parts.onceFor({ ...context, getRemainingTimeInMillis: () => 1 }),
    }),
  },
  'does not count unknown outcomes': {
    breaks: 'I2',
    processor: (parts) => {
      const { telemetry } = parts.process;
      const count: typeof telemetry.count = (name, by) =>
        name === 'SendOutcomeUnknown' ? undefined : telemetry.count(name, by);
      return { ...parts, process: { ...parts.process, telemetry: { ...telemetry, count } } };
    },
  },
  'forgets what it should dead-letter': {
    breaks: 'I3',
    processor: withQueue((queue) => ({ ...queue, deadLetter: async () => undefined })),
  },
  'answers somebody else': {
    breaks: 'I1',
    processor: (parts) => {
      const { sendApi } = parts.process;
      let last: string | undefined;
      const send: typeof sendApi.send = (reply) => {
        const to = last ?? reply.to;
        last = reply.to;
        return sendApi.send({ ...reply, to });
      };
      return { ...parts, process: { ...parts.process, sendApi: { send } } };
    },
  },
  'waits longer than the backoff': {
    breaks: 'I3',
    processor: withQueue((queue) => ({ ...queue, delay: (records, delayMs) => queue.delay(records, 3 * delayMs) })),
  },
  'comes back at once': {
    breaks: 'I3',
    processor: withQueue((queue) => ({ ...queue, delay: (records) => queue.delay(records, 0) })),
  },
  'records a refused reply as answered': {
    breaks: 'I7',
    processor: withOnce((once) => ({
      run: async (key, work, onUnnoted) => {
        let refusal: unknown;
        const outcome = await once.run(
          key,
          (claim) =>
            work(claim).catch((error: unknown) => {
              if (!isRefusal(error)) throw error;
              refusal = error;
            }),
          onUnnoted,
        );
        if (refusal !== undefined) throw refusal;
        return outcome;
      },
    })),
  },
  'drops what was not understood when it is redriven': {
    breaks: 'I7',
    processor: withQueue((queue) => ({
      ...queue,
      deadLetter: async (record, group, cause) => {
        if (!QUARANTINED.has(cause.reason)) await queue.deadLetter(record, group, cause);
      },
    })),
  },
  'throws when something must come back': {
    breaks: 'I0',
    processorHandler: (parts) => {
      const handler = createProcessorHandler(parts);
      return async (event, context) => {
        const response = await handler(event, context);
        if (response.batchItemFailures.length > 0) throw new Error('not all were handled');
        return response;
      };
    },
  },
  'begins what it has no time for': {
    breaks: 'I3',
    processorHandler: (parts) => {
      const handler = createProcessorHandler(parts);
      const getRemainingTimeInMillis = () => PROCESSOR_TIMEOUT_SECONDS * 1_000;
      return (event, context) => handler(event, { ...context, getRemainingTimeInMillis });
    },
  },
  'does not count what another left in progress': {
    breaks: 'I2',
    processor: withOnce((once) => ({
      run: (key, work, onUnnoted) => once.run(key, () => work({ takenOver: false }), onUnnoted),
    })),
  },
  'ignores Retry-After': {
    breaks: 'I3',
    processor: withResult((result) => {
      if (result.kind !== 'retryable') return result;
      const { retryAfterMs: _, ...rest } = result;
      return rest;
    }),
  },
  'takes a gateway that timed out for one that did not send': {
    breaks: 'I2',
    processor: withResult((result) =>
      result.kind === 'unknown' && result.reason === 'http' ? { ...result, kind: 'retryable' } : result,
    ),
  },
  'gives up at the first failure': {
    breaks: 'I3',
    processor: withResult((result) => (result.kind === 'retryable' ? { kind: 'rejected', status: 400 } : result)),
  },
  'never gives up': {
    breaks: 'I3',
    processor: withResult((result) => (result.kind === 'retryable' ? { kind: 'unauthorized', status: 401 } : result)),
  },
} satisfies Record<string, KnownMistake>;

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'result' in error && (error.result as { kind?: unknown }).kind === 'rejected';
}
