import { createHmac } from 'node:crypto';
import { type JsonString, stringsIn } from './json-strings';
import { readingsOf } from './readings';

/** What these members hold are words of the protocol. The functions say some of them in their log. */
const PROTOCOL_MEMBERS = new Set(['event', 'status', 'type']);
const PROTOCOL_WORDS = new Set(['messages.upsert']);
/** `user@server`, which must keep its form to be understood. */
const JID = /^[^\s@]+@[\w.]+$/;
/** Phone numbers, accounts and coordinates, as text or as a number. */
const NUMBER = /\d{9,}|\d+\.\d{4,}/g;
/** So much of the beginning of a value gives it away; a leak may be cut. */
const LOOKED_FOR_LENGTH = 32;
const HMAC_DIGITS = 32;

/** Whether `string` is somebody's, rather than a word of the protocol. */
export function isPersonal({ key, value }: JsonString): boolean {
  return value.trim() !== '' && !PROTOCOL_MEMBERS.has(key) && !PROTOCOL_WORDS.has(value);
}

/** Whether `value` is an address or a number, which can't be lengthened without becoming something else. */
export function isAddress(value: string): boolean {
  return JID.test(value) || /^\d{9,}$/.test(value);
}

/** Whether `value` can't be there by chance, as `1`, `abc` and `ayer` are in a timestamp, a request id or a text in base64. */
export function isDistinctive(value: string): boolean {
  if (/^[\d\s.:+-]*$/.test(value)) return value.length >= 9;
  if (/^[\da-f-]+$/i.test(value)) return value.length >= 12;
  return value.length >= (/^[\w+/=-]+$/.test(value) ? 8 : 4);
}

/** What must be in no output of the functions, each with what it is. */
export class ForbiddenValues {
  readonly #whatOf = new Map<string, string>();

  get size(): number {
    return this.#whatOf.size;
  }

  /** Forbids `values`, which are `what`. */
  add(what: string, ...values: readonly string[]): void {
    for (const value of values) this.#whatOf.set(value.slice(0, LOOKED_FOR_LENGTH), what);
  }

  /** Forbids what `json` holds of people: every string that can be told from chance, and every long number. */
  addStringsOf(json: string): void {
    for (const string of stringsIn(json).filter(isPersonal)) {
      if (isDistinctive(string.value)) this.add(string.key, string.value);
    }
    this.add('number', ...(json.match(NUMBER) ?? []));
  }

  /** Forbids the HMAC of `content` under `key`, right or wrong, sent or only computed. */
  addHmac(content: string, key: string): void {
    const digest = createHmac('sha256', key).update(content).digest();
    this.add('HMAC', digest.toString('hex').slice(0, HMAC_DIGITS), digest.toString('base64').slice(0, HMAC_DIGITS));
  }

  /** Whether `value` is looked for. */
  has(value: string): boolean {
    return this.#whatOf.has(value.slice(0, LOOKED_FOR_LENGTH));
  }

  /** What of it is in `output`, in whatever way it is written there. */
  foundIn(output: string): { readonly what: string; readonly value: string }[] {
    const readings = readingsOf(output);
    return [...this.#whatOf]
      .filter(([value]) => readings.some((reading) => reading.includes(value)))
      .map(([value, what]) => ({ what, value }));
  }
}
