import { BRAKE_TRIES_FOR_MS } from '../../shared/limits';
import { type Admission, type Applicant, admit, type Gate, OPEN } from './admission';
import { type Brake, brakeAt, type PauseTiming } from './brake';
import type { BrakeStore, SeenBrake } from './brake-store';
import { type Lesson, learn } from './lesson';
import { type Turn, turnOf } from './turn';

/** What a batch's brake needs. */
export interface BatchBrakeOptions {
  readonly store: BrakeStore;
  readonly timing: PauseTiming;
  readonly nowMs: () => number;
  /** A pause has begun or ended by what this batch learnt. */
  readonly onTurn: (turn: Turn) => void;
  /** The store failed, and nothing was held back or learnt for that. */
  readonly onFailure: (error: unknown) => void;
}

/** A change of the brake, and what is made of it. */
interface Move {
  readonly apply: (brake: Brake, nowMs: number) => { readonly brake: Brake };
  readonly settle: (isWritten: boolean) => void;
}

/** Processors that write at once: who loses so often lets others do it. */
const MOST_TRIES = 6;
const NOTHING_SEEN: SeenBrake = { brake: null, version: 0 };

/**
 * The brake as one batch sees it. It is read once; without a brake, and without failures, nothing is ever written. What is learnt
 * while a write is under way goes into the next one.
 */
export class BatchBrake {
  #seen = NOTHING_SEEN;
  #moves: Move[] = [];
  #isWriting = false;
  readonly #options: BatchBrakeOptions;

  constructor(options: BatchBrakeOptions) {
    this.#options = options;
  }

  /** Asks for each chat of the batch whether it may send. All may when the brake cannot be read. */
  async admit(applicants: readonly Applicant[]): Promise<readonly Gate[]> {
    const { store, timing, onFailure } = this.#options;
    if (applicants.every(({ sends }) => sends === 0)) return applicants.map(() => OPEN);
    try {
      this.#seen = await store.read();
    } catch (error) {
      onFailure(error);
      return applicants.map(() => OPEN);
    }
    const admitAll = (brake: Brake, nowMs: number): Admission => admit(brake, applicants, nowMs, timing);
    const admission = await this.#move(admitAll);
    // Nobody knows how many others were let in meanwhile.
    return admission?.gates ?? applicants.map(() => ({ kind: 'held', delayMs: timing.baseMs * (1 + timing.random()) }));
  }

  /** Learns from a send. @returns how long its chat must wait at least, if it failed. */
  async learn(lesson: Lesson): Promise<number> {
    if (lesson.kind === 'answered' && this.#seen.brake === null) return 0;
    const { timing } = this.#options;
    const learnt = await this.#move((brake, nowMs) => learn(brake, lesson, nowMs, timing));
    return learnt?.delayMs ?? 0;
  }

  /** Changes the brake, together with what else waits. @returns null when it could not be written. */
  #move<T extends { readonly brake: Brake }>(change: (brake: Brake, nowMs: number) => T): Promise<T | null> {
    return new Promise((resolve) => {
      let made: T | null = null;
      const apply = (brake: Brake, nowMs: number) => {
        made = change(brake, nowMs);
        return made;
      };
      this.#moves.push({ apply, settle: (isWritten) => resolve(isWritten ? made : null) });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#moves.length > 0) {
      const moves = this.#moves;
      this.#moves = [];
      const isWritten = await this.#write(moves).catch((error) => {
        this.#options.onFailure(error);
        return false;
      });
      for (const { settle } of moves) settle(isWritten);
    }
    this.#isWriting = false;
  }

  /** A brake that stays as it is needs no write. @throws the store's error */
  async #write(moves: readonly Move[]): Promise<boolean> {
    const { store, nowMs, onTurn } = this.#options;
    const giveUpAtMs = nowMs() + BRAKE_TRIES_FOR_MS;
    for (let tries = 0; tries < MOST_TRIES && nowMs() < giveUpAtMs; tries += 1) {
      const atMs = nowMs();
      const before = brakeAt(this.#seen.brake, atMs);
      const after = moves.reduce<Brake>((brake, { apply }) => apply(brake, atMs).brake, before);
      if (after === before) return true;
      const { isOurs, ...seen } = await store.replace(this.#seen, after);
      this.#seen = seen;
      if (!isOurs) continue;
      const turn = turnOf(before, after, atMs);
      if (turn !== null) onTurn(turn);
      return true;
    }
    return false;
  }
}
