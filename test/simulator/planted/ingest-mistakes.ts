import type { IngestParts } from '../../../lambdas/ingest/ingest-parts';
import { rankOf } from '../../../lambdas/ingest/states/state-ladder';
import { inReceive, type KnownMistake, withLease, withOnce } from './mistake';

const MONTH_MS = 30 * 24 * 60 * 60_000;

/** Mistakes of the ingest function, by what it does; the first ones are those that products of this kind make most. */
export const INGEST_MISTAKES = {
  'acknowledges what another delivery has in progress': {
    breaks: 'I1',
    says: 'was acknowledged and is nowhere',
    ingest: withOnce((run) => async (...work) => {
      const outcome = await run(...work);
      return outcome === 'in-progress' ? 'duplicate' : outcome;
    }),
  },
  'acknowledges before the queue has the item': {
    breaks: 'I1',
    says: 'was acknowledged and is nowhere',
    ingest: inReceive(({ queue }) => ({
      queue: { send: async (item) => void queue.send(item).catch(() => undefined) },
    })),
  },
  'takes two states of one message for the same status': {
    breaks: 'I1',
    says: 'was acknowledged and is nowhere',
    ingest: withStates((rise) => {
      const seen = new Set<string>();
      return async (item) => {
        if (seen.has(item.group)) return { kind: 'known' };
        const risen = await rise(item);
        seen.add(item.group);
        return risen;
      };
    }),
  },
  'acknowledges what it could not claim': {
    breaks: 'I1',
    says: 'was acknowledged and is nowhere',
    ingest: withOnce(
      (run) =>
        (...work) =>
          run(...work).catch(() => 'done' as const),
    ),
  },
  'acknowledges a state that it could not record': {
    breaks: 'I1',
    says: 'was acknowledged and is nowhere',
    seed: 2,
    ingest: withStates((rise) => (item) => rise(item).catch(() => ({ kind: 'known' }))),
  },
  'counts a state again that comes again': {
    breaks: 'I3',
    says: ' counted',
    ingest: withStates((rise) => async (item) => {
      const outcome = await rise(item);
      return outcome.kind === 'known' ? { kind: 'risen', from: null } : outcome;
    }),
  },
  'counts only the state that is told': {
    breaks: 'I3',
    says: ' counted',
    ingest: withStates((rise) => async (item) => {
      const outcome = await rise(item);
      return outcome.kind === 'known' ? outcome : { kind: 'risen', from: rankOf(item.state) - 1 };
    }),
  },
  'answers its own messages': {
    breaks: 'I3',
    says: ' was answered',
    ingest: withItems((item) => ({ ...item, fromMe: 'no' })),
  },
  'lets the next of a chat go before the queue has the one before it': {
    breaks: 'I6',
    says: 'which comes first in the webhook',
    ingest: (parts) => {
      const sending = new Map<string, Promise<void>>();
      const early = inReceive(({ queue }) => ({
        queue: {
          send: async (item) => {
            const sent = queue.send(item);
            sending.set(item.key, sent);
            sent.catch(() => undefined);
          },
        },
      }));
      const waiting = withOnce((run) => (key, work, onUnnoted) => {
        const workAndWait: typeof work = async (claim) => {
          const kept = await work(claim);
          await sending.get(key);
          return kept;
        };
        return run(key, workAndWait, onUnnoted);
      });
      return waiting(early(parts));
    },
  },
  'gives every message a group of its own': {
    breaks: 'I6',
    says: ' came after message ',
    ingest: withItems((item) => ({ ...item, group: item.key })),
  },
  'holds a claim for a month': {
    breaks: 'I4',
    says: 'although nothing goes wrong any more',
    ingest: withLease(MONTH_MS),
  },
  'puts all chats into one group': {
    breaks: 'I6',
    says: 'they share a group',
    ingest: withItems((item) => ({ ...item, group: 'all' })),
  },
} satisfies Record<string, KnownMistake>;

type MessageItem = Extract<Parameters<IngestParts['receive']['queue']['send']>[0], { kind: 'message' }>;

type Rise = IngestParts['receive']['states']['rise'];

function withStates(change: (rise: Rise) => Rise) {
  return inReceive(({ states }) => ({ states: { rise: change((item) => states.rise(item)) } }));
}

function withItems(change: (item: MessageItem) => MessageItem) {
  return inReceive(({ queue }) => ({
    queue: { send: (item) => queue.send(item.kind === 'message' ? change(item) : item) },
  }));
}
