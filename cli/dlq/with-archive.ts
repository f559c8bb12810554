import type { Target } from '../target/target';
import { CommandError } from '../terminal/command';
import type { Texts } from '../texts/texts';
import { openFileArchive } from './file-archive';
import type { LetterArchive } from './letter-archive';
import { bucketArchive } from './s3-archive';

/** Where an archive is, and how to tell of it. */
export interface ArchiveSurroundings {
  readonly target: Target;
  readonly texts: Texts['dlq'];
}

/**
 * Uses the archive of that name, a file or `s3://bucket/prefix`, which is opened for the first letter.
 *
 * @throws CommandError that says why it cannot be written
 */
export async function withArchive<T>(
  name: string,
  { target, texts }: ArchiveSurroundings,
  use: (add: LetterArchive['add']) => Promise<T>,
): Promise<T> {
  let opened: LetterArchive | undefined;
  const open = async () => (name.startsWith('s3://') ? bucketArchive(name, target) : openFileArchive(name));
  try {
    return await use(async (letter) => {
      try {
        opened ??= await open();
        return await opened.add(letter);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new CommandError('failed', texts.cannotArchive(name, reason), { cause: error });
      }
    });
  } finally {
    await opened?.close();
  }
}
