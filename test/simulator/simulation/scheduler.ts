import type { Outages } from '../faults/outages';
import { type EventName, type History, OUTAGES, type Outage, type Redrive } from '../history/history';
import type { Journal } from '../journal/journal';
import type { VirtualTime } from '../runtime/virtual-time';
import type { SimulatedSqs } from '../services/sqs';
import type { Panel } from './panel';

export interface SchedulerOptions {
  readonly history: History;
  readonly journal: Journal;
  readonly time: VirtualTime;
  readonly sqs: SimulatedSqs;
  readonly panel: Panel;
  readonly outages: Outages;
  /** True while an invocation has messages. */
  readonly isBusy: () => boolean;
  /** Ends idle sandboxes, and tells how many. */
  readonly coldStart: () => number;
  /** Runs `./whatz dlq redrive`. Resolves with whether it came to its end. */
  readonly redriveByCommand: (diesAtCall?: number) => Promise<boolean>;
}

const CLOCK_JUMP_MS = 10 * 60_000;

/**
 * An operator whose machine broke off tries once more: when the letters that it held are visible again, after 120 s, and within the
 * deduplication window of SQS, which is 300 s.
 */
const SECOND_TRY_AFTER_MS = 150_000;

/** Lets happen what a history says, at its time or when what it waits for has come. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  #deadLetters = 0;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    options.journal.listen({
      send: ({ number }) => this.#schedule(number),
      sent: ({ queue, isNew }) => {
        if (queue === 'dead-letters' && isNew) this.#scheduleRedrives();
      },
    });
  }

  /** Begins with what waits for nothing but its time. */
  start(): void {
    this.#schedule(undefined);
  }

  #schedule(send: number | undefined): void {
    for (const { atMs, event, duringSend } of this.#options.history.events) {
      if (duringSend === send) setTimeout(() => this.#happen(event), atMs);
    }
  }

  #scheduleRedrives(): void {
    this.#deadLetters += 1;
    for (const redrive of this.#options.history.redrives) {
      if (redrive.afterDeadLetter === this.#deadLetters) setTimeout(() => void this.#redrive(redrive), redrive.afterMs);
    }
  }

  #happen(event: EventName): void {
    const { journal, outages } = this.#options;
    journal.write({ kind: 'event', event });
    if (isOutage(event)) outages.begin(event);
    else if (this.#do(event)) journal.write({ kind: 'event-met', event });
  }

  /** Tells whether it met something; a rotation tells so itself. */
  #do(event: Exclude<EventName, Outage>): boolean {
    const { panel, time, sqs, isBusy, coldStart } = this.#options;
    switch (event) {
      case 'rotation':
        panel.rotate();
        return false;
      case 'clock-forward':
        time.jump(CLOCK_JUMP_MS);
        return isBusy();
      case 'clock-back':
        time.jump(-CLOCK_JUMP_MS);
        return isBusy();
      case 'visibility-expires':
        sqs.queue.expose();
        return isBusy() && sqs.queue.messages.length > 0;
      case 'cold-start':
        return coldStart() > 0;
    }
  }

  async #redrive({ by, diesAtCall }: Redrive): Promise<void> {
    const { journal, sqs, redriveByCommand } = this.#options;
    journal.write({ kind: 'event', event: by });
    if (by === 'redrive-by-console') sqs.redriveByConsole();
    else if (!(await redriveByCommand(diesAtCall))) setTimeout(() => void redriveByCommand(), SECOND_TRY_AFTER_MS);
    journal.write({ kind: 'redrive-ended' });
  }
}

function isOutage(event: EventName): event is Outage {
  return OUTAGES.some((outage) => outage === event);
}
