import type { Cloud } from './cloud';
import type { FaultPlan } from './fault-plan';
import type { Redrive } from './history';
import type { Observer } from './observer';
import { redriveByCommand } from './operator';

export interface RedriveOptions {
  readonly redrives: readonly Redrive[];
  readonly cloud: () => Cloud;
  readonly faults: FaultPlan;
  readonly observer: Observer;
}

/** An operator whose machine broke off tries once more, still within the deduplication window of SQS. */
const SECOND_TRY_AFTER_MS = 60_000;

/** Redrives the dead-letter queue when the dead letters have come that a history waits for. */
export class Redrives {
  readonly #options: RedriveOptions;
  #deadLetters = 0;

  constructor(options: RedriveOptions) {
    this.#options = options;
  }

  /** A dead letter has come. */
  readonly onDeadLetter = (): void => {
    this.#deadLetters += 1;
    for (const { by, afterDeadLetter, afterMs } of this.#options.redrives) {
      if (afterDeadLetter === this.#deadLetters) setTimeout(() => void this.#redrive(by), afterMs);
    }
  };

  async #redrive(by: Redrive['by']): Promise<void> {
    const { faults, observer, cloud } = this.#options;
    faults.note(by);
    if (cloud().sqs.deadLetters.messages.length > 0) {
      faults.met(by);
      observer.isRedriven = true;
    }
    if (by === 'redrive-by-console') cloud().sqs.redrive();
    else if (!(await redriveByCommand(cloud()))) setTimeout(() => void redriveByCommand(cloud()), SECOND_TRY_AFTER_MS);
    faults.trouble();
  }
}
