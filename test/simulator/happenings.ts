import type { Cloud } from './cloud';
import type { FaultPlan } from './fault-plan';
import { SEND_API_SPELLS, type SendApiSpell, type WorldEvent } from './history';
import type { Observer } from './observer';
import type { Rotations } from './rotations';
import type { SendApiSpells } from './send-api-spells';
import type { VirtualTime } from './virtual-time';

const CLOCK_JUMP_MS = 10 * 60_000;

/** A lease of the ingest function, and the 30 s in which a secret is not read again, with time to spare. */
const QUIET_AFTER_MS = 40_000;

export interface HappeningOptions {
  readonly cloud: Cloud;
  readonly faults: FaultPlan;
  readonly observer: Observer;
  readonly time: VirtualTime;
  readonly rotations: Rotations;
  readonly spells: SendApiSpells;
  /** True while an invocation has messages. */
  readonly isBusy: () => boolean;
  /** Ends idle sandboxes, and tells how many. */
  readonly coldStart: () => number;
  readonly onQueueChange: () => void;
}

/** What the world does by itself. */
export class Happenings {
  readonly #options: HappeningOptions;
  /** Whether the functions' clock was ever set. */
  hasClockJumped = false;

  constructor(options: HappeningOptions) {
    this.#options = options;
  }

  /** Whether nothing has gone wrong for so long that a genuine webhook must get in. */
  readonly isQuiet = (): boolean => {
    const { faults, time } = this.#options;
    return !this.hasClockJumped && time.elapsedMs() - faults.lastFaultMs > QUIET_AFTER_MS;
  };

  /** Lets `event` happen now. */
  happen(event: WorldEvent): void {
    const { faults, observer, spells } = this.#options;
    faults.note(event);
    observer.tell(() => event);
    if (isSpell(event)) spells.begin(event);
    else this.#do(event);
  }

  #do(event: Exclude<WorldEvent, SendApiSpell>): void {
    const { faults, coldStart } = this.#options;
    const happenings: Readonly<Record<typeof event, () => void>> = {
      rotation: () => this.#rotate(event),
      'clock-forward': () => this.#jump(event, CLOCK_JUMP_MS),
      'clock-back': () => this.#jump(event, -CLOCK_JUMP_MS),
      'visibility-expires': () => this.#expireVisibility(),
      'cold-start': () => coldStart() > 0 && faults.met(event),
    };
    happenings[event]();
  }

  #rotate(event: WorldEvent): void {
    const { faults, rotations } = this.#options;
    let changed = 0;
    rotations.rotate(() => {
      if (changed++ === 0) faults.met(event);
      else faults.fault();
    });
  }

  #jump(event: WorldEvent, byMs: number): void {
    const { time, faults, isBusy } = this.#options;
    this.hasClockJumped = true;
    time.jump(byMs);
    if (isBusy()) faults.met(event);
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

function isSpell(event: WorldEvent): event is SendApiSpell {
  return SEND_API_SPELLS.some((spell) => spell === event);
}
