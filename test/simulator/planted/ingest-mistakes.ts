import { requestOf, responseOf, unavailable } from '../../../lambdas/ingest/http';
import type { IngestParts } from '../../../lambdas/ingest/ingest-parts';
import { receiveWebhook } from '../../../lambdas/ingest/receive-webhook';
import { type KnownMistake, withOnce } from './mistake';

const MONTH_MS = 30 * 24 * 60 * 60_000;

/** Mistakes of the ingest function, by what it does. */
export const INGEST_MISTAKES = {
  'acknowledges what it could not claim': {
    breaks: 'I1',
    ingest: withOnce((once) => ({
      run: (key, work, onUnnoted) => once.run(key, work, onUnnoted).catch(() => 'done' as const),
    })),
  },
  'answers its own messages': { breaks: 'I3', ingest: withItems((item) => ({ ...item, fromMe: 'no' })) },
  'lets in whoever brings no credential': {
    breaks: 'I4',
    ingest: withAuthorize(
      (authorize) => async (authorizations) =>
        authorizations.length === 0 ? 'not-by-secret' : authorize(authorizations),
    ),
  },
  'refuses webhooks while the credential cannot be read': {
    breaks: 'I4',
    ingest: withAuthorize(
      (authorize) => (authorizations) => authorize(authorizations).catch(() => 'credential-mismatch' as const),
    ),
  },
  'never reads a secret again after a mismatch': {
    breaks: 'I4',
    ingest: (parts) => {
      const { webhookSecret } = parts.receive;
      const read = () => webhookSecret.read();
      return { ...parts, receive: { ...parts.receive, webhookSecret: { read, reread: read } } };
    },
  },
  'gives every message a group of its own': {
    breaks: 'I6',
    ingest: withItems((item) => ({ ...item, group: item.key })),
  },
  'holds a claim for a month': {
    breaks: 'I4',
    ingest: (parts) => ({
      ...parts,
      onceFor: (context) => parts.onceFor({ ...context, getRemainingTimeInMillis: () => MONTH_MS }),
    }),
  },
  'puts all chats into one group': { breaks: 'I6', ingest: withItems((item) => ({ ...item, group: 'all' })) },
  'takes as long as it takes': {
    breaks: 'I5',
    ingestHandler:
      ({ receive, onceFor }) =>
      async (event, context) => {
        const once = onceFor(context);
        const work = receiveWebhook(requestOf(event), { ...receive, once, onItems: () => undefined });
        return work.then(responseOf, unavailable);
      },
  },
} satisfies Record<string, KnownMistake>;

type Authorize = IngestParts['receive']['authorize'];
type ItemQueue = IngestParts['receive']['queue'];
type MessageItem = Extract<Parameters<ItemQueue['send']>[0], { kind: 'message' }>;

function withAuthorize(replace: (authorize: Authorize) => Authorize) {
  return (parts: IngestParts): IngestParts => ({
    ...parts,
    receive: { ...parts.receive, authorize: replace(parts.receive.authorize) },
  });
}

function withItems(change: (item: MessageItem) => MessageItem) {
  return (parts: IngestParts): IngestParts => {
    const { queue } = parts.receive;
    const send: ItemQueue['send'] = (item) => queue.send(item.kind === 'message' ? change(item) : item);
    return { ...parts, receive: { ...parts.receive, queue: { send } } };
  };
}
