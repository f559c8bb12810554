import { matches } from './dlq-filter';
import { type MoveWork, moveOut } from './dlq-move';
import { withArchive } from './with-archive';

/** Archives letters, then deletes them. */
export async function dropLetters(work: MoveWork): Promise<number> {
  const { texts, target, terminal, filter, archive } = work;
  return withArchive(archive, work, (add) =>
    moveOut(work, {
      isMeant: (letter) => matches(letter, filter, terminal.nowMs()),
      question: (count, hidden) => texts.confirmDrop(count, hidden, target.name, archive),
      done: (count) => texts.dropped(count, archive),
      take: async (letter) => void (await add(letter)),
    }),
  );
}
