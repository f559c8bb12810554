import type { Outage, SendFault } from '../history/history';
import { FIRST_NUMBER } from '../history/items';

interface OutageForm {
  /** What happens to every request meanwhile. */
  readonly fault: SendFault;
  readonly forMs: number;
  /** The only number whose requests it happens to. @default all */
  readonly to?: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const FORMS: Readonly<Record<Outage, OutageForm>> = {
  outage: { fault: 'http-500', forMs: MINUTE_MS },
  /** With 50 attempts no message is given up in it. */
  'long-outage': { fault: 'http-503', forMs: 3 * HOUR_MS },
  /** Fifty attempts take 12 hours at most. */
  'day-long-outage': { fault: 'http-503', forMs: 20 * HOUR_MS },
  'slow-answers': { fault: 'accepts-slowly', forMs: 10 * MINUTE_MS },
  /** In it SQS itself moves messages to the dead-letter queue, after 300 receives. */
  'token-refused': { fault: 'http-401', forMs: 96 * HOUR_MS },
  /** Everybody gets it; it is nobody's own fault. */
  'wrong-route': { fault: 'http-404', forMs: 10 * MINUTE_MS },
  'number-blocked': { fault: 'http-403', forMs: 3 * HOUR_MS, to: FIRST_NUMBER },
};

/** Outages of the send API. Of those that all requests meet, one is on at a time. */
export class Outages {
  readonly #elapsedMs: () => number;
  /** By the number whose requests meet it; undefined for all. */
  readonly #on = new Map<string | undefined, { readonly outage: Outage; readonly untilMs: number }>();

  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs;
  }

  /** Begins an outage, unless one is on that lasts longer. */
  begin(outage: Outage): void {
    const { forMs, to } = FORMS[outage];
    const untilMs = this.#elapsedMs() + forMs;
    if (untilMs > (this.#on.get(to)?.untilMs ?? 0)) this.#on.set(to, { outage, untilMs });
  }

  /** The outage that a request to this number meets, and what it does to it. */
  current(to: string): { readonly outage: Outage; readonly fault: SendFault } | undefined {
    const nowMs = this.#elapsedMs();
    const met = [this.#on.get(undefined), this.#on.get(to)].find((one) => one !== undefined && nowMs < one.untilMs);
    return met && { outage: met.outage, fault: FORMS[met.outage].fault };
  }
}
