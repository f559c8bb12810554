import { fingerprint } from '../../lambdas/shared/message/fingerprint';
import { messageKeyOf } from '../../lambdas/shared/telemetry/log-keys';
import type { LogFields, LogMessage } from '../../lambdas/shared/telemetry/log-messages';
import type { MetricName } from '../../lambdas/shared/telemetry/metric-names';
import { expectationOf } from './item-of-history';

/** The promises that are checked; see docs/en/reliability.md. */
export const INVARIANTS = {
  I0: 'nothing ends in an error that nobody expected',
  I1: 'what was answered 2xx is queued, dead-lettered or answered, and stays so',
  I2: 'one send per message, but for counted unknown outcomes',
  I3: 'every queued message comes to its end in time, and is retried when it should be',
  I4: 'only signed and authorised webhooks get in, and all of them do',
  I5: 'every answer comes before the deadline',
  I6: 'replies of a chat follow the order of the queue',
  I7: 'all of this holds after a redrive',
} as const;
export type Invariant = keyof typeof INVARIANTS;

/** The names of the invariants, in their order. */
export const INVARIANT_NAMES = Object.keys(INVARIANTS) as Invariant[];

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}

/** Takes down what happens, and what may not. */
export class Observer {
  /** What happened, line by line; empty unless it is asked for. */
  readonly story: string[] = [];
  readonly violations: Violation[] = [];
  readonly metrics: Partial<Record<MetricName, number>> = {};
  /** Keys of the items of every webhook that was answered 200. */
  readonly acknowledged = new Set<string>();
  /** Keys of what must never get in. */
  readonly forbidden = new Set<string>();
  /** True once a redrive has moved something. */
  isRedriven = false;
  /** Reasons for which replies were skipped, by the key in the log. */
  readonly #skipped = new Map<string, Set<string>>();
  readonly #recorded = new Set<string>();
  readonly #chatOfGroup = new Map<string, string>();

  readonly #elapsedMs: () => number;
  readonly #isTelling: boolean;

  /** `isTelling` is for the one who reads a failure: it takes time. */
  constructor(elapsedMs: () => number, isTelling: boolean) {
    this.#elapsedMs = elapsedMs;
    this.#isTelling = isTelling;
  }

  /** Adds a line to the story. */
  readonly tell = (line: () => string): void => {
    if (this.#isTelling) this.story.push(`${(this.#elapsedMs() / 1_000).toFixed(3).padStart(12)} s  ${line()}`);
  };

  violated(invariant: Invariant, what: string): void {
    this.tell(() => `✗ ${invariant}: ${what}`);
    this.violations.push({ invariant, what });
    if (this.isRedriven) this.violations.push({ invariant: 'I7', what: `${invariant}: ${what}` });
  }

  count(name: MetricName, by: number): void {
    this.metrics[name] = (this.metrics[name] ?? 0) + by;
  }

  /** A function has written a line into its log. */
  logged(message: LogMessage, fields: LogFields = {}): void {
    this.tell(() => `log: ${message} ${JSON.stringify(fields)}`);
    const { messageKey, reason } = fields;
    const key = String(messageKey);
    if (message === 'status recorded') this.#recorded.add(key);
    if (message === 'reply skipped') {
      this.#skipped.set(key, (this.#skipped.get(key) ?? new Set()).add(String(reason)));
    }
  }

  /** An item is sent to one of the queues, in `group`. */
  sent(key: string, group: string): void {
    if (this.forbidden.has(key)) this.violated('I4', `${key} got in`);
    const expected = expectationOf(key);
    if (expected.kind !== 'answered') return;
    const chat = this.#chatOfGroup.get(group) ?? expected.chat;
    this.#chatOfGroup.set(group, chat);
    if (chat !== expected.chat) this.violated('I6', `${expected.chat} waits for ${chat}: they share a group`);
  }

  wasSkipped(key: string, reason: string): boolean {
    return this.#skipped.get(messageKeyOf(key))?.has(reason) ?? false;
  }

  wasRecorded(key: string): boolean {
    return this.#recorded.has(messageKeyOf(key));
  }
}

/** The idempotency key of the reply to the message with this key. */
export function idempotencyKeyOf(key: string): string {
  return fingerprint(key);
}
