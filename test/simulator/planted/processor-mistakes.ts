import { createProcessorHandler } from '../../../lambdas/processor/create-processor';
import { QUARANTINE_REASONS } from '../../../lambdas/shared/message/queue-message';
import type { SendResult } from '../../../lambdas/shared/send/send-api';
import { inProcess, type KnownMistake, withLease, withOnce, withQueue, withSend } from './mistake';

const QUARANTINED: ReadonlySet<string> = new Set(QUARANTINE_REASONS);

/** Mistakes of the processor function, by what it does; the first ones are those that products of this kind make most. */
export const PROCESSOR_MISTAKES = {
  'answers a message as often as the queue delivers it': {
    breaks: 'I2',
    says: 'although it was known to be sent',
    processor: withOnce(() => async (_key, work) => {
      await work({ failed: 0, unknown: 0, takenOver: false });
      return 'done';
    }),
  },
  'leaves a failed message to the visibility timeout': {
    breaks: 'I3',
    says: 'waits for the queue, not ',
    processor: withQueue(() => ({ delay: async () => undefined })),
  },
  'holds a claim for a moment only': {
    breaks: 'I2',
    says: 'was replaced while its holder was at work',
    processor: withLease(1),
  },
  'does not count unknown outcomes': {
    breaks: 'I2',
    says: 'SendOutcomeUnknown says',
    processor: inProcess(({ telemetry }) => ({
      telemetry: {
        ...telemetry,
        count: (name, by) => (name === 'SendOutcomeUnknown' ? undefined : telemetry.count(name, by)),
      },
    })),
  },
  'forgets what it should dead-letter': {
    breaks: 'I3',
    says: 'was finished, neither answered',
    seed: 1,
    processor: withQueue(() => ({ deadLetter: async () => undefined })),
  },
  'answers somebody else': {
    breaks: 'I1',
    says: 'the answer to ',
    processor: withSend((send) => {
      let last: string | undefined;
      return (reply) => {
        const to = last ?? reply.to;
        last = reply.to;
        return send({ ...reply, to });
      };
    }),
  },
  'waits longer than the backoff': {
    breaks: 'I3',
    says: ', not ',
    processor: withQueue((queue) => ({ delay: (records, delayMs) => queue.delay(records, 3 * delayMs) })),
  },
  'comes back at once': {
    breaks: 'I3',
    says: ' waits 0, not ',
    processor: withQueue((queue) => ({ delay: (records) => queue.delay(records, 0) })),
  },
  'records a refused reply as answered': {
    breaks: 'I7',
    says: 'neither answered',
    seed: 3,
    processor: withOnce((run) => async (key, work, onUnnoted) => {
      let refusal: unknown;
      const done = (error: unknown): undefined => {
        if (!isRefusal(error)) throw error;
        refusal = error;
      };
      const outcome = await run(key, (claim) => work(claim).catch(done), onUnnoted);
      if (refusal !== undefined) throw refusal;
      return outcome;
    }),
  },
  'drops what was not understood when it is redriven': {
    breaks: 'I7',
    says: 'neither answered',
    seed: 4,
    processor: withQueue((queue) => ({
      deadLetter: async (record, group, cause) => {
        if (!QUARANTINED.has(cause.reason)) await queue.deadLetter(record, group, cause);
      },
    })),
  },
  'throws when something must come back': {
    breaks: 'I0',
    says: 'the processor threw',
    processorHandler: (parts) => {
      const handler = createProcessorHandler(parts);
      return async (event, context) => {
        const response = await handler(event, context);
        if (response.batchItemFailures.length > 0) throw new Error('not all were handled');
        return response;
      };
    },
  },
  'does not count what another left in progress': {
    breaks: 'I2',
    says: 'SendOutcomeUnknown says',
    processor: withOnce(
      (run) => (key, work, onUnnoted) => run(key, (claim) => work({ ...claim, takenOver: false }), onUnnoted),
    ),
  },
} satisfies Record<string, KnownMistake>;

function isRefusal(error: unknown): boolean {
  const outcome = error instanceof Error && 'outcome' in error ? (error.outcome as { result?: SendResult }) : {};
  return outcome.result?.kind === 'rejected';
}
