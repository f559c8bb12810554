import { DeleteMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { inWords } from '../target/aws-error';
import type { DeadLetter, DeadLetterQueue } from '../target/dead-letters';
import type { Target } from '../target/target';
import { requireYes } from '../terminal/confirm';
import { jsonText } from '../terminal/steering';
import { RESERVATIONS, reservation } from './dlq-filter';
import { type DlqWork, type Look, look } from './dlq-list';

/** What moving letters out of the queue works with. */
export interface MoveWork extends DlqWork {
  readonly client: SQSClient;
  readonly target: Target;
  readonly yes: boolean;
  /** Letters per second. */
  readonly rate: number;
  /** File or `s3://bucket/prefix` that letters are written to. */
  readonly archive: string;
}

/** Ten letters at the lowest rate, and time to spare. */
const HOLD_SECONDS = 120;

/** What is done with the letters that are meant. */
export interface Move {
  readonly isMeant: (letter: DeadLetter) => boolean;
  readonly question: (count: number, hidden: number) => string;
  readonly done: (count: number) => readonly string[];
  /** Makes the letter safe elsewhere; only then it is deleted. */
  readonly take: (letter: DeadLetter) => Promise<void>;
}

/**
 * Looks, asks, and moves every letter that is meant: the exit code. It is 1 also when what is meant may be among the letters
 * that could not be seen.
 */
export async function moveOut(work: MoveWork, move: Move): Promise<number> {
  const found = await look(work);
  const count = found.meant.filter(move.isMeant).length;
  const leftOut = found.meant.length - count;
  if (!work.json) for (const line of leftOutLines(found, move, work)) work.terminal.write(line);
  if (count === 0) return nothingMoved(work, found, leftOut);
  if (!work.yes) await requireYes(move.question(count, found.hidden), work.terminal);
  const { moved, stillHeld } = await moveAll(work, move, count);
  // Who stops it leaves letters behind that were not looked for.
  const hidden = work.terminal.stopped.aborted ? found.hidden : Math.max(0, found.total - moved.length - stillHeld);
  return report(work, move, { moved, hidden, count });
}

/** What is meant and yet not moved, by why. */
function leftOutLines({ meant }: Look, { isMeant }: Move, { texts }: MoveWork): string[] {
  const whys = meant.filter((letter) => !isMeant(letter)).map(reservation);
  return RESERVATIONS.flatMap((why) => {
    const count = whys.filter((other) => other === why).length;
    return count === 0 ? [] : [texts.leftOut[why](count)];
  });
}

function nothingMoved({ terminal, texts, json, filter }: MoveWork, { hidden }: Look, leftOut: number): number {
  if (json) terminal.write(jsonText({ moved: 0, hidden }));
  else if (hidden > 0) terminal.write(texts.notSeen(filter.ids, hidden));
  else if (leftOut === 0) terminal.write(texts.nothingToDo);
  return hidden === 0 ? 0 : 1;
}

interface Outcome {
  readonly moved: readonly DeadLetter[];
  readonly hidden: number;
  readonly count: number;
}

function report({ terminal, texts, json, filter }: MoveWork, move: Move, { moved, hidden, count }: Outcome): number {
  const missing = hidden > 0 ? filter.ids.filter((id) => !moved.some((letter) => letter.id.startsWith(id))) : [];
  if (json) terminal.write(jsonText({ moved: moved.length, hidden }));
  else {
    for (const line of move.done(moved.length)) terminal.write(line);
    if (missing.length > 0) terminal.write(texts.notSeen(missing, hidden));
    else if (hidden > 0) terminal.write(texts.unseen(hidden));
  }
  return moved.length >= count && missing.length === 0 ? 0 : 1;
}

/** What was moved and has come back meanwhile is left: what made it a dead letter still does. */
async function moveAll(work: MoveWork, move: Move, expected: number) {
  const { queue, terminal, texts, rate } = work;
  const held = new Map<string, DeadLetter>();
  const moved = new Map<string, DeadLetter>();
  try {
    for await (const letter of takeAll(queue, held)) {
      if (terminal.stopped.aborted) break;
      if (!move.isMeant(letter) || moved.has(letter.body)) continue;
      await move.take(letter);
      await remove(letter, work);
      held.delete(letter.messageId);
      moved.set(letter.body, letter);
      terminal.progress(texts.moving(moved.size, expected));
      await terminal.sleep(1_000 / rate);
    }
  } finally {
    terminal.progress('');
    await queue.release([...held.values()]);
  }
  return { moved: [...moved.values()], stillHeld: held.size };
}

/**
 * Every letter, and in `held` those that the caller leaves there, so that they are not seen again. Holds run out: it ends when
 * everything that is held came by again, and nothing else did.
 */
async function* takeAll(queue: DeadLetterQueue, held: Map<string, DeadLetter>): AsyncGenerator<DeadLetter> {
  let nothingNewFor = 0;
  for (;;) {
    const batch = await queue.take(HOLD_SECONDS);
    nothingNewFor = batch.every(({ messageId }) => held.has(messageId)) ? nothingNewFor + batch.length : 0;
    for (const letter of batch) held.set(letter.messageId, letter);
    if (batch.length === 0 || nothingNewFor > held.size) return;
    yield* batch;
  }
}

async function remove({ receiptHandle }: DeadLetter, { client, target, terminal }: MoveWork): Promise<void> {
  const command = new DeleteMessageCommand({
    QueueUrl: target.outputs.DeadLetterQueueUrl,
    ReceiptHandle: receiptHandle,
  });
  await client.send(command).catch(inWords(terminal.texts));
}
