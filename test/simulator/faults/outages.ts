import type { Outage, SendFault } from '../history/history';

interface OutageForm {
  /** What happens to every request meanwhile. */
  readonly fault: SendFault;
  readonly forMs: number;
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
};

/** Outages of the send API, of which one is on at a time. */
export class Outages {
  readonly #elapsedMs: () => number;
  #current: Outage = 'outage';
  #untilMs = 0;

  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs;
  }

  /** Begins an outage, unless one is on that lasts longer. */
  begin(outage: Outage): void {
    const untilMs = this.#elapsedMs() + FORMS[outage].forMs;
    if (untilMs <= this.#untilMs) return;
    this.#current = outage;
    this.#untilMs = untilMs;
  }

  /** The outage that is on, and what it does to a request. */
  current(): { readonly outage: Outage; readonly fault: SendFault } | undefined {
    if (this.#elapsedMs() >= this.#untilMs) return undefined;
    return { outage: this.#current, fault: FORMS[this.#current].fault };
  }
}
