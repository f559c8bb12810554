import type { Fault, History, SendFault, ServiceFault } from './history';

/** Deals out the faults of a history by the number of the call, or by the time. */
export class FaultPlan {
  /** How often each fault and event took place. */
  readonly injected: Record<string, number> = {};
  /** How often it met something that it could change. */
  readonly effective: Record<string, number> = {};
  /** Calls to AWS and to the send API so far. */
  readonly calls = { aws: 0, sendApi: 0 };
  /** When something went on last that may keep a message from its end. */
  lastTroubleMs = 0;
  /** When something went wrong last. */
  lastFaultMs = Number.NEGATIVE_INFINITY;
  readonly #history: History;
  readonly #nowMs: () => number;
  readonly #awsFaults: ReadonlyMap<number, ServiceFault>;
  readonly #sendFaults: ReadonlyMap<number, SendFault>;

  constructor(history: History, nowMs: () => number) {
    this.#history = history;
    this.#nowMs = nowMs;
    this.#awsFaults = faultsByCall(history.serviceFaults);
    this.#sendFaults = faultsByCall(history.sendFaults);
  }

  /** The fault of the next request to the send API; most have none. */
  readonly nextSendFault = (): SendFault | undefined => this.#sendFaults.get(this.calls.sendApi++);

  /** The fault of the next call to AWS, of which `target` begins with the service; most have none. */
  readonly nextServiceFault = (target: string): ServiceFault | undefined => {
    const fault = this.#awsFaults.get(this.calls.aws++);
    const nowMs = this.#nowMs();
    const brownOut = this.#history.brownOuts.find(
      ({ service, fromMs, forMs }) => target.startsWith(service) && nowMs >= fromMs && nowMs < fromMs + forMs,
    );
    if (brownOut !== undefined) this.met('brown-out');
    return fault ?? brownOut?.kind;
  };

  /** Notes that a fault or event took place. */
  readonly note = (name: string): void => {
    this.fault();
    this.injected[name] = (this.injected[name] ?? 0) + 1;
  };

  /** Notes that what took place met something. */
  readonly met = (name: string): void => {
    this.fault();
    this.effective[name] = (this.effective[name] ?? 0) + 1;
  };

  /** Something goes wrong. */
  readonly fault = (): void => {
    this.lastFaultMs = this.#nowMs();
    this.trouble();
  };

  /** Something goes on that may keep a message from its end. */
  readonly trouble = (): void => {
    this.lastTroubleMs = Math.max(this.lastTroubleMs, this.#nowMs());
  };
}

function faultsByCall<Kind>(faults: readonly Fault<Kind>[]): ReadonlyMap<number, Kind> {
  const kindOf = new Map<number, Kind>();
  for (const { call, length, kind } of faults) {
    for (let index = 0; index < length; index += 1) kindOf.set(call + index, kind);
  }
  return kindOf;
}
