import type { Mistake } from './mistake';

/** How a history is run. */
export interface SimulateOptions {
  readonly mistake: Mistake;
  /** Whether the story is told, line by line. */
  readonly isTelling: boolean;
}
