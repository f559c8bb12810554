import type { Brake } from '../../../lambdas/processor/brake/brake';
import { BRAKE_ID } from '../../../lambdas/processor/brake/dynamodb-brake-store';
import type { ByKind } from '../journal/by-kind';
import type { Invocation } from '../journal/entry';
import { START_MS } from '../runtime/virtual-time';
import type { Range } from './retry-times';

/** What the contract says of waiting for the end of an outage: a twenty-fourth of it, half an hour at most. */
const PART_OF_OUTAGE = 1 / 24;
const LONGEST_LOOK_SECONDS = 30 * 60;
/** Places in the line of those who wait reach so far. */
const LONGEST_LINE_SECONDS = 60;
/** Who finds the brake in other hands looks again within so many seconds. */
const LOOK_AGAIN_SECONDS = 10;
/** Any pause, with any look at it. */
const LONGEST_HOLD: Range = { least: 0, most: LONGEST_LOOK_SECONDS + 15 * 60 };
/** A brake may be read so long after it was replaced. */
const STALE_MS = 1_000;

/** A product may forget failures after a quarter of an hour. */
const WATCHED_FOR_MS = 10 * 60_000;

interface FailedSend {
  readonly atMs: number;
  readonly chat: string;
  readonly invocation: Invocation;
}

interface Setting {
  readonly atMs: number;
  readonly brake: Brake;
}

/** What the brake was, that all processors see, and since when. */
export class BrakeLedger {
  readonly #settings: Setting[] = [];

  readonly #reads = new Map<Invocation, number>();
  readonly #underWay = new Map<number, { readonly chat: string; readonly invocation: Invocation }>();
  /** Sends of different chats that failed since something was last answered, but for the newest of a chat. */
  #failed: readonly FailedSend[] = [];

  readonly notes: ByKind<void> = {
    'brake-set': ({ atMs, brake }) => void this.#settings.push({ atMs, brake }),
    'call-ended': ({ atMs, invocation, target, body }) => {
      if (target.endsWith('.GetItem') && body.includes(BRAKE_ID)) this.#reads.set(invocation, atMs);
    },
    send: ({ number, to, invocation }) => void this.#underWay.set(number, { chat: to, invocation }),
    'send-ended': ({ atMs, number, learnt, status }) => {
      const send = this.#underWay.get(number);
      this.#underWay.delete(number);
      const isFailure = learnt === 'nothing' || (learnt === 'refused' && (status ?? 503) === 503);
      if (!isFailure || send === undefined) this.#failed = [];
      else if (!this.#failed.some(({ chat }) => chat === send.chat))
        this.#failed = [...this.#failed, { ...send, atMs }];
    },
  };

  /** When an invocation was told of the brake last. */
  readBy(invocation: Invocation): number | undefined {
    return this.#reads.get(invocation);
  }

  /** Whether one brake was in force all that time, by which everybody pauses until after its end. */
  isPaused(fromMs: number, untilMs: number): boolean {
    const [brake, ...others] = this.#between(fromMs - STALE_MS, untilMs);
    return others.length === 0 && brake?.kind === 'paused' && brake.untilMs - START_MS > untilMs;
  }

  /** Whether any brake held something back at some time of a span. */
  wasOn(fromMs: number, untilMs: number): boolean {
    return this.#between(fromMs, untilMs).some(isHolding);
  }

  /** The failures of three chats, if so many had failed by then with nothing answered since, and not long ago. */
  failedBefore(untilMs: number): readonly FailedSend[] {
    const failed = this.#failed.filter(({ atMs }) => atMs <= untilMs && atMs > untilMs - WATCHED_FOR_MS).slice(0, 3);
    return failed.length === 3 ? failed : [];
  }

  /** Seconds that a batch which ran at this time may put a message off for the brake; null when none was in force. */
  holds(fromMs: number, untilMs: number, hasClockJumped: boolean): Range | null {
    const brakes = this.#between(fromMs - STALE_MS, untilMs).filter(isHolding);
    if (brakes.length === 0) return null;
    if (hasClockJumped) return LONGEST_HOLD;
    const ranges = brakes.map((brake) => rangeOf(brake, fromMs, untilMs));
    const least = Math.min(...ranges.map((range) => range.least));
    const most = Math.max(LOOK_AGAIN_SECONDS, ...ranges.map((range) => range.most));
    return { least, most };
  }

  /** Every brake that was in force at some time of a span. */
  #between(fromMs: number, untilMs: number): readonly Brake[] {
    const before = this.#settings.findLast(({ atMs }) => atMs <= fromMs)?.brake ?? null;
    const within = this.#settings.filter(({ atMs }) => atMs > fromMs && atMs <= untilMs).map(({ brake }) => brake);
    return [before, ...within];
  }
}

type Holding = Extract<Brake, { readonly kind: 'paused' | 'pacing' }>;

function isHolding(brake: Brake): brake is Holding {
  return brake?.kind === 'paused' || brake?.kind === 'pacing';
}

function rangeOf(brake: Holding, fromMs: number, untilMs: number): Range {
  const pauseSeconds = Math.max(0, (brake.untilMs - START_MS - fromMs) / 1_000);
  if (brake.kind === 'pacing') {
    const lineSeconds = (brake.lineMs - START_MS - fromMs) / 1_000;
    return { least: 0, most: Math.ceil(Math.max(lineSeconds, pauseSeconds + LONGEST_LINE_SECONDS)) };
  }
  const outageSeconds = (untilMs - (brake.sinceMs - START_MS)) / 1_000;
  const lookSeconds = Math.min(LONGEST_LOOK_SECONDS, outageSeconds * PART_OF_OUTAGE);
  const least = brake.isProbed ? 0 : Math.max(0, Math.floor((brake.untilMs - START_MS - untilMs) / 1_000));
  return { least, most: Math.ceil(pauseSeconds + lookSeconds) };
}
