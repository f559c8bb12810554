import { INGEST_MISTAKES } from './ingest-mistakes';
import { type KnownMistake, withOnce } from './mistake';
import { PROCESSOR_MISTAKES } from './processor-mistakes';

/** The mistakes that products of this kind make most, by what they do. */
const COMMONEST_MISTAKES = {
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

/** Those that a search finds, the commonest first. */
export const MISTAKES: Readonly<Record<string, KnownMistake>> = {
  ...COMMONEST_MISTAKES,
  ...INGEST_MISTAKES,
  ...PROCESSOR_MISTAKES,
};
