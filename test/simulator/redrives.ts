import type { Cloud } from './cloud';
import type { FaultPlan } from './fault-plan';
import type { Redrive } from './history';
import type { Mistake } from './mistake';
import type { Observer } from './observer';
import { redriveByCommand } from './operator';

export interface RedriveOptions {
  readonly redrives: readonly Redrive[];
  readonly cloud: () => Cloud;
  readonly faults: FaultPlan;
  readonly observer: Observer;
  readonly mistake: Mistake;
}

/**
 * An operator whose machine broke off tries once more: when the letters that it held are visible again, after 120 s, and within the
 * deduplication window of SQS, which is 300 s.
 */
const SECOND_TRY_AFTER_MS = 150_000;

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
    for (const redrive of this.#options.redrives) {
      if (redrive.afterDeadLetter === this.#deadLetters) setTimeout(() => void this.#redrive(redrive), redrive.afterMs);
    }
  };

  async #redrive({ by, diesAtCall }: Redrive): Promise<void> {
    const { faults, observer, cloud, mistake } = this.#options;
    const onMoved = () => {
      faults.met(by);
      observer.isRedriven = true;
    };
    const byCommand = { cloud: cloud(), mistake, onMoved };
    faults.note(by);
    observer.tell(() => by);
    if (by === 'redrive-by-console') cloud().sqs.redrive(onMoved);
    else if (!(await redriveByCommand({ ...byCommand, diesAtCall }))) {
      setTimeout(() => void redriveByCommand(byCommand), SECOND_TRY_AFTER_MS);
    }
    faults.trouble();
  }
}
