import { jsonText } from '../terminal/steering';
import { look } from './dlq-list';
import type { MoveWork } from './dlq-move';
import { withArchive } from './with-archive';

/** Copies letters to the archive and leaves them in the queue: the exit code, which is 1 when some could not be seen. */
export async function archiveLetters(work: MoveWork): Promise<number> {
  const { terminal, texts, archive, json, filter } = work;
  const { meant, hidden } = await look(work);
  const added = await withArchive(archive, work, async (add) => {
    let count = 0;
    for (const letter of meant) count += Number(await add(letter));
    return count;
  });
  const known = meant.length - added;
  if (json) terminal.write(jsonText({ archived: added, known, hidden, archive }));
  else if (meant.length === 0 && hidden === 0) terminal.write(texts.nothingToDo);
  else if (meant.length === 0) terminal.write(texts.notSeen(filter.ids, hidden));
  else {
    for (const line of texts.archived(added, known, archive)) terminal.write(line);
    if (hidden > 0) terminal.write(texts.unseen(hidden));
  }
  return hidden === 0 ? 0 : 1;
}
