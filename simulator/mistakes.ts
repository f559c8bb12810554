import type { IngestParts } from '../lambdas/ingest/create-ingest';
import type { ProcessorParts } from '../lambdas/processor/create-processor';
import type { Once } from '../lambdas/shared/once';
import type { Invariant } from './observer';

/** A product with a known mistake in it, to show that the simulator would find it. */
export interface Mistake {
  readonly ingest?: (parts: IngestParts) => IngestParts;
  readonly processor?: (parts: ProcessorParts) => ProcessorParts;
}

/** A mistake, and the promise that it breaks. */
export interface KnownMistake extends Mistake {
  readonly breaks: Invariant;
}

/** The mistakes that products of this kind make most, by what they do. */
export const MISTAKES = {
  'acknowledges what another delivery has in progress': {
    breaks: 'I1',
    ingest: withOnce((once) => ({
      run: async (key, work, onUnnoted) => {
        const outcome = await once.run(key, work, onUnnoted);
        return outcome === 'in-progress' ? 'duplicate' : outcome;
      },
    })),
  },
  'acknowledges before the queue has the item': {
    breaks: 'I1',
    ingest: (parts) => {
      const { queue } = parts.receive;
      const send: typeof queue.send = async (item) => {
        queue.send(item).catch(() => undefined);
      };
      return { ...parts, receive: { ...parts.receive, queue: { send } } };
    },
  },
  'answers a message as often as the queue delivers it': {
    breaks: 'I2',
    processor: withOnce(() => ({
      run: async (_key, work) => {
        await work({ takenOver: false });
        return 'done';
      },
    })),
  },
  'leaves a failed message to the visibility timeout': {
    breaks: 'I3',
    processor: (parts) => ({
      ...parts,
      process: { ...parts.process, queue: { ...parts.process.queue, delay: async () => undefined } },
    }),
  },
  'takes two states of one message for the same status': {
    breaks: 'I1',
    ingest: withOnce((once) => ({
      run: (key, work, onUnnoted) => once.run(key.replace(/^(status:[\w-]+):.*$/, '$1'), work, onUnnoted),
    })),
  },
} satisfies Record<string, KnownMistake>;

/** Puts something else in the place of the {@link Once} of every invocation. */
export function withOnce(replace: (once: Once) => Once) {
  return <Parts extends Pick<IngestParts, 'onceFor'>>(parts: Parts): Parts => ({
    ...parts,
    onceFor: (context: Parameters<Parts['onceFor']>[0]) => replace(parts.onceFor(context)),
  });
}
