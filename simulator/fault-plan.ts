import type { Fault, History, SendFault, ServiceFault } from './history';

/** Deals out the faults of a history by the number of the call, or by the time. */
export class FaultPlan {
  /** How often each fault and event took place. */
  readonly injected: Record<string, number> = {};
  /** How often it met something that it could change. */
  readonly effective: Record<string, number> = {};
  /** When something went wrong last. */
  lastTroubleMs = 0;
  readonly nextSendFault: () => SendFault | undefined;
  readonly #history: History;
  readonly #nowMs: () => number;
  readonly #byNumber: () => ServiceFault | undefined;

  constructor(history: History, nowMs: () => number) {
    this.#history = history;
    this.#nowMs = nowMs;
    this.#byNumber = dealer(history.serviceFaults);
    this.nextSendFault = dealer(history.sendFaults);
  }

  readonly nextServiceFault = (target: string): ServiceFault | undefined => {
    const fault = this.#byNumber();
    const nowMs = this.#nowMs();
    const brownOut = this.#history.brownOuts.find(
      ({ service, fromMs, forMs }) => target.startsWith(service) && nowMs >= fromMs && nowMs < fromMs + forMs,
    );
    if (brownOut !== undefined) this.met('brown-out');
    return fault ?? brownOut?.kind;
  };

  /** Notes that a fault or event took place. */
  readonly note = (name: string): void => {
    this.trouble();
    this.injected[name] = (this.injected[name] ?? 0) + 1;
  };

  /** Notes that what took place met something. */
  readonly met = (name: string): void => {
    this.trouble();
    this.effective[name] = (this.effective[name] ?? 0) + 1;
  };

  /** Something goes on that may keep a message from its end. */
  readonly trouble = (): void => {
    this.lastTroubleMs = Math.max(this.lastTroubleMs, this.#nowMs());
  };
}

/** Gives the fault of the first call, of the second, and so on; most have none. */
function dealer<Kind>(faults: readonly Fault<Kind>[]): () => Kind | undefined {
  const kindOf = new Map<number, Kind>();
  for (const { call, length, kind } of faults) {
    for (let index = 0; index < length; index += 1) kindOf.set(call + index, kind);
  }
  let call = 0;
  return () => kindOf.get(call++);
}
