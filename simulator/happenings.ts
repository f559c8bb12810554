import type { Cloud } from './cloud';
import type { FaultPlan } from './fault-plan';
import type { WorldEvent } from './history';
import type { Rotations } from './rotations';
import type { VirtualTime } from './virtual-time';

const OUTAGE_MS = 60_000;
/** With 50 attempts no message is given up in it. */
const LONG_OUTAGE_MS = 3 * 60 * 60_000;
const CLOCK_JUMP_MS = 10 * 60_000;

export interface HappeningOptions {
  readonly cloud: Cloud;
  readonly faults: FaultPlan;
  readonly time: VirtualTime;
  readonly rotations: Rotations;
  /** True while an invocation has messages. */
  readonly isBusy: () => boolean;
  /** Ends idle sandboxes, and tells how many. */
  readonly coldStart: () => number;
  readonly onQueueChange: () => void;
}

/** What the world does by itself. */
export class Happenings {
  readonly #options: HappeningOptions;
  #downUntilMs = 0;
  #outage: WorldEvent = 'outage';
  /** Whether the functions' clock was ever set. */
  hasClockJumped = false;

  constructor(options: HappeningOptions) {
    this.#options = options;
  }

  /** Lets `event` happen now. */
  happen(event: WorldEvent): void {
    const { faults, rotations, coldStart } = this.#options;
    faults.note(event);
    const happenings: Readonly<Record<WorldEvent, () => void>> = {
      rotation: () => rotations.rotate(() => faults.met(event)),
      'clock-forward': () => this.#jump(event, CLOCK_JUMP_MS),
      'clock-back': () => this.#jump(event, -CLOCK_JUMP_MS),
      outage: () => this.#breakSendApi(event, OUTAGE_MS),
      'long-outage': () => this.#breakSendApi(event, LONG_OUTAGE_MS),
      'visibility-expires': () => this.#expireVisibility(),
      'cold-start': () => coldStart() > 0 && faults.met(event),
    };
    happenings[event]();
  }

  /** Whether the send API answers 500 to the request that asks. */
  readonly isDown = (): boolean => {
    const isDown = this.#options.time.elapsedMs() < this.#downUntilMs;
    if (isDown) this.#options.faults.met(this.#outage);
    return isDown;
  };

  #jump(event: WorldEvent, byMs: number): void {
    const { time, faults, isBusy } = this.#options;
    this.hasClockJumped = true;
    time.jump(byMs);
    if (isBusy()) faults.met(event);
  }

  #breakSendApi(event: WorldEvent, forMs: number): void {
    this.#outage = event;
    this.#downUntilMs = Math.max(this.#downUntilMs, this.#options.time.elapsedMs() + forMs);
  }

  /** What is in flight becomes visible although it is still being worked on. */
  #expireVisibility(): void {
    const { cloud, faults, isBusy, onQueueChange } = this.#options;
    const { queue } = cloud.sqs;
    if (isBusy() && queue.messages.length > 0) faults.met('visibility-expires');
    queue.expose();
    onQueueChange();
  }
}
