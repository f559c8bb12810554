import { isJsonObject, type JsonObject } from '../../lambdas/shared/message/json-object';
import { isLogMessage, type LogMessage } from '../../lambdas/shared/telemetry/log-messages';
import type { Texts } from '../texts/texts';
import type { Paint, Style } from './paint';
import { printable } from './printable';

type LogTexts = Texts['localRun'];

/** How lines are written. */
export interface LineStyle {
  readonly paint: Paint;
  readonly texts: LogTexts;
}

interface LineParts {
  readonly symbol: string;
  readonly style: Style;
  readonly label: keyof LogTexts['labels'];
  readonly details: readonly string[];
}

type Describe = (fields: JsonObject, texts: LogTexts) => LineParts;

const LABEL_WIDTH = 11;

/** Enough to tell messages of one number apart; with all 16 digits a line would not fit into 80 columns. */
const SHORT_KEY_LENGTH = 8;

const DESCRIPTIONS: Readonly<Partial<Record<LogMessage, Describe>>> = {
  'webhook accepted': (fields, texts) => ({
    symbol: '✓',
    style: 'green',
    label: 'webhook',
    details: [text(fields.event), ...counts(fields, texts), duration(fields.durationMs)],
  }),
  'webhook ignored': (fields, texts) => ({
    symbol: '·',
    style: 'dim',
    label: 'webhook',
    details: [text(fields.event), texts.ignored],
  }),
  'webhook rejected': (fields) => ({
    symbol: '✗',
    style: 'yellow',
    label: 'webhook',
    details: [text(fields.status), text(fields.reason)],
  }),
  'webhook deferred': (fields) => ({
    symbol: '↻',
    style: 'yellow',
    label: 'webhook',
    details: [text(fields.status), text(fields.reason)],
  }),
  'webhook failed': (fields) => ({
    symbol: '✗',
    style: 'red',
    label: 'webhook',
    details: [text(fields.status), text(fields.reason), text(fields.error)],
  }),
  'reply sent': (fields, texts) => ({
    symbol: '✓',
    style: 'green',
    label: 'reply',
    details: [who(fields), attempt(fields.attempts, texts), duration(fields.timeToReplyMs)],
  }),
  'reply skipped': (fields) => ({
    symbol: '·',
    style: 'dim',
    label: 'noReply',
    details: [who(fields), text(fields.reason)],
  }),
  'status recorded': (fields) => ({
    symbol: '·',
    style: 'cyan',
    label: 'status',
    details: [text(fields.messageKey), text(fields.status)],
  }),
  'send retry': (fields, texts) => ({
    symbol: '↻',
    style: 'yellow',
    label: 'retry',
    details: [
      who(fields),
      text(fields.reason),
      text(fields.status),
      attempt(fields.attempt, texts),
      texts.inTime(duration(fields.delayMs)),
    ],
  }),
  'dead letter': (fields, texts) => ({
    symbol: '✗',
    style: 'red',
    label: 'deadLetter',
    details: [who(fields), text(fields.reason), text(fields.status), attempt(fields.attempts, texts)],
  }),
};

/**
 * One readable line for a structured log line; nothing for an unknown message below WARN. The functions log no number: a
 * field `number` is what the local run knows besides.
 */
export function renderLogLine(fields: JsonObject, { paint, texts }: LineStyle): string | undefined {
  const message = String(fields.message);
  const describe = isLogMessage(message) ? DESCRIPTIONS[message] : undefined;
  if (describe !== undefined) return renderLine(describe(fields, texts), { paint, texts });
  if (!['WARN', 'ERROR', 'CRITICAL'].includes(String(fields.level))) return undefined;
  const told = new Map(Object.entries(texts.messages)).get(message) ?? `${text(fields.service)}  ${message}`;
  const details = [told, fields.reason, fields.status, fields.error].map(text);
  return renderLine({ symbol: '!', style: 'yellow', label: 'notice', details }, { paint, texts });
}

/** One line: symbol, label, and whichever details there are. */
export function renderLine({ symbol, style, label, details }: LineParts, { paint, texts }: LineStyle): string {
  const head = paint(style, `${symbol} ${texts.labels[label].padEnd(LABEL_WIDTH)}`);
  return `${head} ${details.filter((detail) => detail !== '').join('  ')}`.trimEnd();
}

/** The number, where it is known, and the beginning of the key that stands for the message in the logs. */
function who({ number, messageKey }: JsonObject): string {
  const key = text(messageKey);
  return number === undefined ? key : `${text(number)} ${key.slice(0, SHORT_KEY_LENGTH)}`;
}

function counts(fields: JsonObject, texts: LogTexts): readonly string[] {
  return (['accepted', 'duplicates', 'ignored', 'quarantined'] as const)
    .filter((name) => typeof fields[name] === 'number' && fields[name] > 0)
    .map((name) => `${fields[name]} ${texts.counts[name]}`);
}

function attempt(value: unknown, texts: LogTexts): string {
  return typeof value === 'number' ? texts.attempt(value) : '';
}

function duration(milliseconds: unknown): string {
  if (typeof milliseconds !== 'number') return '';
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A field as text: nothing when it is missing, and of an error its name and message. */
function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (isJsonObject(value)) return [text(value.name), text(value.message)].filter(Boolean).join(': ');
  return printable(String(value));
}

/** The time of day that stands before a line. */
export function clock(time: Date): string {
  return time.toTimeString().slice(0, 8);
}
