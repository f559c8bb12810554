import type { DeadLetter } from '../target/dead-letters';

/** Where letters are kept, with what customers wrote. What is there already is not written again. */
export interface LetterArchive {
  /** Writes a letter so that it outlives a crash: `false` when it was there. @throws what the file system or the SDK throws */
  add(letter: DeadLetter): Promise<boolean>;
  /** Lets go of it. */
  close(): Promise<void>;
}
