import type { Fault, Plan, SendFault, ServiceFault } from '../history/history';

/** What the plan says of a call to AWS. */
export interface PlannedCall {
  /** Counted from 0 over all functions. */
  readonly number: number;
  readonly fault: ServiceFault | undefined;
  /** Whether its service has a bad time. */
  readonly isInBrownOut: boolean;
}

/** Deals out the faults of a history by the number of the call, or by the time. */
export class FaultPlan {
  readonly #plan: Plan;
  readonly #elapsedMs: () => number;
  readonly #callFaults: ReadonlyMap<number, ServiceFault>;
  readonly #sendFaults: ReadonlyMap<number, SendFault>;
  #calls = 0;
  #sends = 0;

  constructor(plan: Plan, elapsedMs: () => number) {
    this.#plan = plan;
    this.#elapsedMs = elapsedMs;
    this.#callFaults = faultsByNumber(plan.serviceFaults);
    this.#sendFaults = faultsByNumber(plan.sendFaults);
  }

  /** The next request to the send API. */
  nextSend(): { readonly number: number; readonly fault: SendFault | undefined } {
    const number = this.#sends++;
    return { number, fault: this.#sendFaults.get(number) };
  }

  /** The next call to AWS: its operation, and what is asked for. */
  nextCall(target: string, body: string): PlannedCall {
    const number = this.#calls++;
    const nowMs = this.#elapsedMs();
    const brownOut = this.#plan.brownOuts.find(
      ({ service, fromMs, forMs }) =>
        (target.startsWith(service) || body.includes(service)) && nowMs >= fromMs && nowMs < fromMs + forMs,
    );
    return { number, fault: this.#callFaults.get(number) ?? brownOut?.kind, isInBrownOut: brownOut !== undefined };
  }
}

function faultsByNumber<Kind>(faults: readonly Fault<Kind>[]): ReadonlyMap<number, Kind> {
  const kindOf = new Map<number, Kind>();
  for (const { call, length, kind } of faults) {
    for (let index = 0; index < length; index += 1) kindOf.set(call + index, kind);
  }
  return kindOf;
}
