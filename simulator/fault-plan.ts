import type { Fault, History, SendFault, ServiceFault } from './history';

/** Deals out the faults of a history by the number of the call. */
export class FaultPlan {
  readonly injected: Record<string, number> = {};
  /** True when a call failed since it was last set to false. */
  someCallFailed = false;
  readonly nextServiceFault: () => ServiceFault | undefined;
  readonly nextSendFault: () => SendFault | undefined;

  constructor(history: History) {
    this.nextServiceFault = dealer(history.serviceFaults);
    this.nextSendFault = dealer(history.sendFaults);
  }

  /** Notes that a fault or event took place. */
  readonly note = (name: string): void => {
    this.someCallFailed = true;
    this.injected[name] = (this.injected[name] ?? 0) + 1;
  };
}

/** Gives the fault of the first call, of the second, and so on; most have none. */
function dealer<Kind>(faults: readonly Fault<Kind>[]): () => Kind | undefined {
  const kindOf = new Map(faults.map(({ call, kind }) => [call, kind]));
  let call = 0;
  return () => kindOf.get(call++);
}
