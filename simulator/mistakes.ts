import type { IngestParts } from '../lambdas/ingest/create-ingest';
import type { ProcessorParts } from '../lambdas/processor/create-processor';

/** A product with a known mistake in it, to show that the simulator would find it. */
export interface Mistake {
  readonly ingest?: (parts: IngestParts) => IngestParts;
  readonly processor?: (parts: ProcessorParts) => ProcessorParts;
}

/** Mistakes that products of this kind make, by what they do. */
export const MISTAKES = {
  'acknowledges what another delivery has in progress': {
    ingest: (parts) => ({
      ...parts,
      onceFor: (context) => ({
        run: async (key, work, onUnnoted) => {
          const outcome = await parts.onceFor(context).run(key, work, onUnnoted);
          return outcome === 'in-progress' ? 'duplicate' : outcome;
        },
      }),
    }),
  },
  'acknowledges before the queue has the item': {
    ingest: (parts) => {
      const { queue } = parts.receive;
      const send: typeof queue.send = async (item) => {
        queue.send(item).catch(() => undefined);
      };
      return { ...parts, receive: { ...parts.receive, queue: { send } } };
    },
  },
  'answers a message as often as the queue delivers it': {
    processor: (parts) => ({
      ...parts,
      onceFor: () => ({
        run: async (_key, work) => {
          await work({ takenOver: false });
          return 'done';
        },
      }),
    }),
  },
  'leaves a failed message to the visibility timeout': {
    processor: (parts) => ({
      ...parts,
      process: { ...parts.process, queue: { ...parts.process.queue, delay: async () => undefined } },
    }),
  },
  'takes two states of one message for the same status': {
    ingest: (parts) => ({
      ...parts,
      onceFor: (context) => ({
        run: (key, work, onUnnoted) =>
          parts.onceFor(context).run(key.replace(/^(status:\w+):.*$/, '$1'), work, onUnnoted),
      }),
    }),
  },
} satisfies Record<string, Mistake>;
