import type { IngestParts } from '../lambdas/ingest/create-ingest';
import type { ProcessorParts } from '../lambdas/processor/create-processor';
import { QUARANTINE_REASONS } from '../lambdas/shared/queue-message';
import { type KnownMistake, withOnce } from './mistakes';

const QUARANTINED: ReadonlySet<string> = new Set(QUARANTINE_REASONS);

/** Subtler mistakes, by what they do. */
export const FURTHER_MISTAKES = {
  'acknowledges what it could not claim': {
    breaks: 'I1',
    ingest: withOnce((once) => ({
      run: (key, work, onUnnoted) => once.run(key, work, onUnnoted).catch(() => 'done' as const),
    })),
  },
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
  'waits longer than the backoff': {
    breaks: 'I3',
    processor: withQueue((queue) => ({ ...queue, delay: (records, delayMs) => queue.delay(records, 3 * delayMs) })),
  },
  'comes back at once': {
    breaks: 'I3',
    processor: withQueue((queue) => ({ ...queue, delay: (records) => queue.delay(records, 0) })),
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
} satisfies Record<string, KnownMistake>;

type Authorize = IngestParts['receive']['authorize'];
type ItemQueue = IngestParts['receive']['queue'];
type Queue = ProcessorParts['process']['queue'];
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

function withQueue(replace: (queue: Queue) => Queue) {
  return (parts: ProcessorParts): ProcessorParts => ({
    ...parts,
    process: { ...parts.process, queue: replace(parts.process.queue) },
  });
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'result' in error && (error.result as { kind?: unknown }).kind === 'rejected';
}
