import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { archivedId, archivedLine } from './archived-line';
import type { LetterArchive } from './letter-archive';

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_RDWR } = constants;
const OWNER_ONLY = 0o600;

/**
 * A file with a line for each letter, which nobody else can read. A symbolic link is refused: whoever made it would choose
 * where customers' texts go.
 */
export async function openFileArchive(path: string): Promise<LetterArchive> {
  // Windows has no such flag.
  const file = await open(path, O_RDWR | O_APPEND | O_CREAT | (O_NOFOLLOW ?? 0), OWNER_ONLY);
  // The mode above counts for a new file only.
  await file.chmod(OWNER_ONLY);
  const known = new Set((await file.readFile('utf8')).split('\n').map(archivedId));
  return {
    add: async (letter) => {
      if (known.has(letter.messageId)) return false;
      await file.write(archivedLine(letter));
      await file.sync();
      known.add(letter.messageId);
      return true;
    },
    close: () => file.close(),
  };
}
