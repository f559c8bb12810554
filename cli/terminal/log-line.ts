import { isJsonObject, type JsonObject } from '../../lambdas/shared/message/json-object';
import type { LogMessage } from '../../lambdas/shared/telemetry/log-messages';
import type { Texts } from '../texts/texts';
import type { Paint, Style } from './paint';
import { printable } from './printable';

type LogTexts = Texts['localRun'];

/** How lines are written. */
export interface LineStyle {
  readonly paint: Paint;
  readonly texts: LogTexts;
}

/** What a line begins with. */
type LineHead = readonly [symbol: string, style: Style, label: keyof LogTexts['labels']];
type Details = (fields: JsonObject, texts: LogTexts) => readonly unknown[];

const LABEL_WIDTH = 11;

/** Enough to tell messages of one number apart; with all 16 digits a line would not fit into 80 columns. */
const SHORT_KEY_LENGTH = 8;

const statusAndReason: Details = ({ status, reason, error }) => [status, reason, error];

const LINES: Readonly<Record<Exclude<LogMessage, keyof LogTexts['messages']>, readonly [LineHead, Details]>> = {
  'webhook accepted': [
    ['✓', 'green', 'webhook'],
    (fields, texts) => [fields.event, fields.states, ...counts(fields, texts), duration(fields.durationMs)],
  ],
  'webhook ignored': [['·', 'dim', 'webhook'], ({ event }, { ignored }) => [event, ignored]],
  'webhook rejected': [['✗', 'yellow', 'webhook'], statusAndReason],
  'webhook deferred': [['↻', 'yellow', 'webhook'], statusAndReason],
  'webhook failed': [['✗', 'red', 'webhook'], statusAndReason],
  'reply sent': [
    ['✓', 'green', 'reply'],
    (fields, texts) => [who(fields), attempt(fields.attempts, texts), duration(fields.timeToReplyMs)],
  ],
  'reply skipped': [['·', 'dim', 'noReply'], (fields) => [who(fields), fields.reason]],
  'send retry': [
    ['↻', 'yellow', 'retry'],
    (fields, texts) => {
      const { reason, status, delayMs } = fields;
      return [who(fields), reason, status, attempt(fields.attempt, texts), texts.inTime(duration(delayMs))];
    },
  ],
  'send held': [['…', 'dim', 'held'], (fields, texts) => [who(fields), texts.inTime(duration(fields.delayMs))]],
  'sends paused': [
    ['!', 'yellow', 'pause'],
    ({ reason, pauseMs }, { pauseReasons }) => {
      const name = String(reason);
      return [isKeyOf(pauseReasons, name) ? pauseReasons[name] : name, duration(pauseMs)];
    },
  ],
  'sends resumed': [['✓', 'green', 'pause'], ({ pausedForMs }, texts) => [texts.sendsResumed, duration(pausedForMs)]],
  'dead letter': [
    ['✗', 'red', 'deadLetter'],
    (fields, texts) => [who(fields), fields.reason, fields.status, attempt(fields.attempts, texts)],
  ],
};

/**
 * One readable line for a structured log line; nothing for an unknown message below WARN. The functions log no number: a
 * field `number` is what the local run knows besides.
 */
export function renderLogLine(fields: JsonObject, style: LineStyle): string | undefined {
  const message = String(fields.message);
  if (isKeyOf(LINES, message)) {
    const [head, details] = LINES[message];
    return renderLine(head, details(fields, style.texts), style);
  }
  if (!['WARN', 'ERROR', 'CRITICAL'].includes(String(fields.level))) return undefined;
  const { messages } = style.texts;
  const told = isKeyOf(messages, message) ? messages[message] : `${text(fields.service)}  ${message}`;
  return renderLine(['!', 'yellow', 'notice'], [told, fields.reason, fields.status, fields.error], style);
}

function isKeyOf<T extends object>(object: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(object, name);
}

/** One line: symbol, label, and whichever details there are, without what could steer the terminal. */
export function renderLine(
  [symbol, style, label]: LineHead,
  details: readonly unknown[],
  { paint, texts }: LineStyle,
): string {
  const head = paint(style, `${symbol} ${texts.labels[label].padEnd(LABEL_WIDTH)}`);
  const told = details.map(text).filter((detail) => detail !== '');
  return `${head} ${told.join('  ')}`.trimEnd();
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
