import { requestOf, responseOf, unavailable } from '../../../lambdas/ingest/http';
import type { IngestParts } from '../../../lambdas/ingest/ingest-parts';
import { receiveWebhook } from '../../../lambdas/ingest/receive-webhook';
import { rankOf } from '../../../lambdas/ingest/states/state-ladder';
import { inReceive, type KnownMistake, withLease, withOnce } from './mistake';

const MONTH_MS = 30 * 24 * 60 * 60_000;

/** Mistakes of the ingest function, by what it does; the first ones are those that products of this kind make most. */
export const INGEST_MISTAKES = {
  'acknowledges what another delivery has in progress': {
    breaks: 'I1',
    ingest: withOnce((run) => async (...work) => {
      const outcome = await run(...work);
      return outcome === 'in-progress' ? 'duplicate' : outcome;
    }),
  },
  'acknowledges before the queue has the item': {
    breaks: 'I1',
    ingest: inReceive(({ queue }) => ({
      queue: { send: async (item) => void queue.send(item).catch(() => undefined) },
    })),
  },
  'takes two states of one message for the same status': {
    breaks: 'I1',
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
    ingest: withOnce(
      (run) =>
        (...work) =>
          run(...work).catch(() => 'done' as const),
    ),
  },
  'acknowledges a state that it could not record': {
    breaks: 'I1',
    ingest: withStates((rise) => (item) => rise(item).catch(() => ({ kind: 'known' }))),
  },
  'counts a state again that comes again': {
    breaks: 'I3',
    ingest: withStates((rise) => async (item) => {
      const outcome = await rise(item);
      return outcome.kind === 'known' ? { kind: 'risen', from: null } : outcome;
    }),
  },
  'counts only the state that is told': {
    breaks: 'I3',
    ingest: withStates((rise) => async (item) => {
      const outcome = await rise(item);
      return outcome.kind === 'known' ? outcome : { kind: 'risen', from: rankOf(item.state) - 1 };
    }),
  },
  'answers its own messages': { breaks: 'I3', ingest: withItems((item) => ({ ...item, fromMe: 'no' })) },
  'lets in whoever brings no credential': {
    breaks: 'I4',
    ingest: inReceive(({ authorize }) => ({
      authorize: async (given) => (given.length === 0 ? 'not-by-secret' : authorize(given)),
    })),
  },
  'refuses webhooks while the credential cannot be read': {
    breaks: 'I4',
    ingest: inReceive(({ authorize }) => ({
      authorize: (given) => authorize(given).catch(() => 'credential-mismatch' as const),
    })),
  },
  'never reads a secret again after a mismatch': {
    breaks: 'I4',
    ingest: inReceive(({ webhookSecret }) => {
      const read = () => webhookSecret.read();
      return { webhookSecret: { read, reread: read } };
    }),
  },
  'gives every message a group of its own': {
    breaks: 'I6',
    ingest: withItems((item) => ({ ...item, group: item.key })),
  },
  'holds a claim for a month': { breaks: 'I4', ingest: withLease(MONTH_MS) },
  'puts all chats into one group': { breaks: 'I6', ingest: withItems((item) => ({ ...item, group: 'all' })) },
  'takes as long as it takes': {
    breaks: 'I5',
    ingestHandler:
      ({ receive, onceFor }) =>
      async (event, context) => {
        const work = receiveWebhook(requestOf(event), {
          ...receive,
          once: onceFor(context),
          onItems: () => undefined,
        });
        return work.then(responseOf, unavailable).finally(() => receive.telemetry.flush());
      },
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
