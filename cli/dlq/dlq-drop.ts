import { open } from 'node:fs/promises';
import type { DeadLetter } from '../target/dead-letters';
import { CommandError } from '../terminal/command';
import { jsonText } from '../terminal/steering';
import type { Texts } from '../texts/texts';
import { matches } from './dlq-filter';
import { summaryOf } from './dlq-list';
import { type MoveWork, moveOut } from './dlq-move';

/** Archives letters to a file, then deletes them. */
export async function dropLetters(work: MoveWork): Promise<number> {
  const { texts, target, terminal, filter, archive } = work;
  return moveOut(work, {
    isMeant: (letter) => matches(letter, filter, terminal.nowMs()),
    question: (count, hidden) => texts.confirmDrop(count, hidden, target.name, archive),
    done: (count) => texts.dropped(count, archive),
    take: (letter) => writeDown(letter, archive, texts.cannotArchive),
  });
}

/** One line of JSON each, on the disk before the letter is deleted; nobody else can read the file. */
async function writeDown(letter: DeadLetter, archive: string, problem: Texts['dlq']['cannotArchive']) {
  try {
    const file = await open(archive, 'a', 0o600);
    try {
      // The mode above counts for a new file only.
      await file.chmod(0o600);
      await file.write(`${jsonText({ ...summaryOf(letter), body: letter.body })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new CommandError('failed', problem(archive, error instanceof Error ? error.message : String(error)));
  }
}
