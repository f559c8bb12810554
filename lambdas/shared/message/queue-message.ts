import * as v from 'valibot';

/** Delivery states, in the order in which a message goes through them; `failed` and `unknown` are outside of that order. */
export const STATUS_STATES = ['pending', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown'] as const;
/** One of {@link STATUS_STATES}. */
export type StatusState = (typeof STATUS_STATES)[number];

/** What a message holds. Which kinds are answered is the processor's business. */
export const CONTENT_KINDS = [
  'text',
  'media',
  'location',
  'contact',
  'choice',
  'commerce',
  'invite',
  'poll',
  'event',
  'automatic',
  'album',
  'reaction',
  'edit',
  'revoke',
  'pollvote',
  'keys',
  'protocol',
  'empty',
  'unknown',
] as const;
/** One of {@link CONTENT_KINDS}. */
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** Why a signed webhook, or an item of one, went to the dead-letter queue unprocessed. */
export const QUARANTINE_REASONS = ['not-json', 'not-an-object', 'no-event', 'wrong-shape', 'no-usable-id'] as const;
/** One of {@link QUARANTINE_REASONS}. */
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

const nullableString = v.nullable(v.string());

const common = {
  /** Idempotency key: `message:<key.id>`, `status:<id>:<state>` or `quarantine:<sha256>`. */
  key: v.string(),
  /** Items of one group are handled one at a time, in order: a chat, or the states of a message. Also the SQS MessageGroupId. */
  group: v.string(),
  /** When the webhook arrived, in milliseconds since the epoch. */
  receivedAtMs: v.number(),
};

const messageItem = v.object({
  kind: v.literal('message'),
  ...common,
  remoteJid: nullableString,
  remoteJidAlt: nullableString,
  senderPn: nullableString,
  /** `unsafe` when the sender gave anything but a boolean; absent means false. */
  fromMe: v.picklist(['yes', 'no', 'unsafe']),
  content: v.object({
    kind: v.picklist(CONTENT_KINDS),
    text: nullableString,
    /** Id of the button or list row that was chosen. */
    choiceId: nullableString,
  }),
});

const statusItem = v.object({
  kind: v.literal('status'),
  ...common,
  state: v.picklist(STATUS_STATES),
  /** Pseudonym of the chat, where the sender tells which it is. */
  chat: v.optional(v.string()),
});

const quarantinedItem = v.object({
  kind: v.literal('quarantined'),
  ...common,
  reason: v.picklist(QUARANTINE_REASONS),
  /** The JSON text that was not understood; cut when it does not fit into a queue message. */
  payload: v.string(),
});

const queueMessage = v.variant('kind', [messageItem, statusItem, quarantinedItem]);

/** A customer’s message on the queue. */
export type MessageItem = Readonly<v.InferOutput<typeof messageItem>>;
/** A delivery state. It ends at ingest; only a queue of before version 0.2.0 holds any. */
export type StatusItem = Readonly<v.InferOutput<typeof statusItem>>;
/** What was signed and not understood, on its way to the dead-letter queue. */
export type QuarantinedItem = Readonly<v.InferOutput<typeof quarantinedItem>>;
/** The body of a queue message, as JSON. */
export type QueueMessage = MessageItem | StatusItem | QuarantinedItem;

/**
 * What JSON.stringify leaves unescaped and a queue may refuse: SQS refuses U+FFFE and U+FFFF, and some emulators refuse
 * characters beyond the basic plane (emoji).
 */
const ESCAPED_FOR_SQS = /[\ud800-\udfff\ufffe\uffff]/g;

/** The JSON text of `item`, in characters that SQS takes. */
export function encodeQueueMessage(item: QueueMessage): string {
  return JSON.stringify(item).replace(ESCAPED_FOR_SQS, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}

/** The item in a queue message's body, or null when this version can't read it. */
export function decodeQueueMessage(body: string): QueueMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const result = v.safeParse(queueMessage, json);
  return result.success ? result.output : null;
}
