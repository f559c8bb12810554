/** Level of a log line. */
export type LogLevel = 'info' | 'warn' | 'error';

interface LineForm {
  readonly level: LogLevel;
  /** What the line can say besides its message. */
  readonly fields: readonly string[];
}

/** Name an item and its chat, by what stands for them. */
const ITEM = ['messageKey', 'chat'] as const;
/** Name the first ten items of a webhook, the delivery states among them, and the number of the rest. */
const ITEMS = [...ITEM, 'states', 'notNamed'] as const;
const REQUEST = [...ITEMS, 'durationMs', 'requestId'] as const;
/** Tells that it was WhatzMeAPI's, and the version of the secrets that let it in. */
const GENUINE = ['verifiedBy', ...REQUEST] as const;
const FAULT = ['error', 'errorCode', 'errorCause'] as const;

/** Every message that the functions log, its level and its fields. Functions, saved queries and terminal all read this list. */
export const LOG_MESSAGES = {
  'webhook accepted': {
    level: 'info',
    fields: ['event', 'accepted', 'duplicates', 'ignored', 'quarantined', ...GENUINE],
  },
  'webhook ignored': { level: 'info', fields: ['event', ...GENUINE] },
  'webhook rejected': { level: 'warn', fields: ['status', 'reason', ...REQUEST] },
  'webhook deferred': { level: 'warn', fields: ['status', 'reason', ...GENUINE] },
  'webhook failed': { level: 'error', fields: ['status', 'reason', ...GENUINE, ...FAULT] },
  'items not accepted': { level: 'warn', fields: ['failed', ...ITEMS, ...FAULT] },
  'item queued, its record not completed': { level: 'warn', fields: [...ITEM, ...FAULT] },
  'reply sent': { level: 'info', fields: ['attempts', 'timeToReplyMs', ...ITEM] },
  'reply skipped': { level: 'info', fields: ['reason', ...ITEM] },
  'send retry': { level: 'warn', fields: ['reason', 'status', 'attempt', 'delayMs', ...ITEM] },
  'send held': { level: 'info', fields: ['delayMs', ...ITEM] },
  'sends paused': { level: 'warn', fields: ['reason', 'pauses', 'pauseMs'] },
  'sends resumed': { level: 'info', fields: ['pausedForMs'] },
  'brake not kept': { level: 'warn', fields: FAULT },
  'send token not set': { level: 'error', fields: ITEM },
  'send token refused': { level: 'error', fields: ['status', ...ITEM] },
  'reply sent, its record not completed': { level: 'warn', fields: [...ITEM, ...FAULT] },
  'dependency failed': { level: 'error', fields: [...ITEM, ...FAULT] },
  'dead letter': { level: 'error', fields: ['reason', 'status', 'attempts', ...ITEM] },
  'dead letter not stored': { level: 'error', fields: [...ITEM, ...FAULT] },
  'retry delay not set': { level: 'warn', fields: [...ITEM, ...FAULT] },
  'secret not refreshed': { level: 'warn', fields: FAULT },
} as const satisfies Readonly<Record<string, LineForm>>;

type Forms = typeof LOG_MESSAGES;

/** A message that the functions log. */
export type LogMessage = keyof Forms;

/** The messages of one level. */
export type LogMessageAt<Level extends LogLevel> = {
  [Message in LogMessage]: Forms[Message]['level'] extends Level ? Message : never;
}[LogMessage];

/** A field that a line of the functions can have, besides those of {@link LINE_FIELDS}. */
export type LogField = Forms[LogMessage]['fields'][number];

/** Fields of a log line. Never a phone number, JID, name, text, token, secret or signature. */
export type LogFields<Field extends LogField = LogField> = {
  readonly [Name in Field]?: string | number | boolean | null | undefined;
};

/** The fields that a line with this message can have. */
export type FieldsOf<Message extends LogMessage> = LogFields<Forms[Message]['fields'][number]>;

/** Fields that Powertools puts on every line. */
export const LINE_FIELDS = ['level', 'message', 'service', 'timestamp', 'sampling_rate'] as const;

/** Every field that a line of the functions can have. */
export const LOG_FIELDS: ReadonlySet<string> = new Set([
  ...LINE_FIELDS,
  ...Object.values(LOG_MESSAGES).flatMap(({ fields }): readonly string[] => fields),
]);
