import type { FaultPlan } from './fault-plan';
import type { SendApiSpell, SendFault } from './history';

interface Spell {
  /** What happens to every request meanwhile. */
  readonly fault: SendFault;
  readonly forMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const SPELLS: Readonly<Record<SendApiSpell, Spell>> = {
  outage: { fault: 'http-500', forMs: MINUTE_MS },
  /** With 50 attempts no message is given up in it. */
  'long-outage': { fault: 'http-503', forMs: 3 * HOUR_MS },
  /** Fifty attempts take 12 hours at most. */
  'day-long-outage': { fault: 'http-500', forMs: 20 * HOUR_MS },
  'slow-answers': { fault: 'accepts-slowly', forMs: 10 * MINUTE_MS },
  /** In it SQS itself moves messages to the dead-letter queue, after 300 receives. */
  'token-refused': { fault: 'http-401', forMs: 96 * HOUR_MS },
};

/** Bad times of the send API. */
export class SendApiSpells {
  readonly #faults: FaultPlan;
  readonly #nowMs: () => number;
  #current: SendApiSpell = 'outage';
  #untilMs = 0;

  constructor(faults: FaultPlan, nowMs: () => number) {
    this.#faults = faults;
    this.#nowMs = nowMs;
  }

  /** Begins a spell, unless one is on that lasts longer. */
  begin(spell: SendApiSpell): void {
    const untilMs = this.#nowMs() + SPELLS[spell].forMs;
    if (untilMs <= this.#untilMs) return;
    this.#current = spell;
    this.#untilMs = untilMs;
  }

  /** What happens to the request that asks, if anything does. */
  readonly nextFault = (): SendFault | undefined => {
    if (this.#nowMs() >= this.#untilMs) return undefined;
    this.#faults.met(this.#current);
    return SPELLS[this.#current].fault;
  };
}
