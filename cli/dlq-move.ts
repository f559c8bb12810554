import { open } from 'node:fs/promises';
import { DeleteMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { fingerprint } from '../lambdas/shared/fingerprint';
import { awsProblem } from './aws-error';
import { CommandError } from './command';
import { requireYes } from './confirm';
import type { DeadLetter, DeadLetterQueue } from './dead-letters';
import { isWorthRedriving, matches } from './dlq-filter';
import { type DlqWork, look, summaryOf } from './dlq-list';
import type { Target } from './target';

/** What moving letters out of the queue works with. */
export interface MoveWork extends DlqWork {
  readonly client: SQSClient;
  readonly target: Target;
  readonly yes: boolean;
  /** Letters per second. */
  readonly rate: number;
  /** File that dropped letters are written to. */
  readonly archive: string;
}

/** Ten letters at the lowest rate, and time to spare. */
const HOLD_SECONDS = 120;

/** Puts letters back on the queue, the oldest first. The idempotency record of a reply keeps one from being sent twice. */
export async function redriveLetters(work: MoveWork): Promise<number> {
  const isMeant = (letter: DeadLetter) =>
    matches(letter, work.filter, work.terminal.nowMs()) && isWorthRedriving(letter, work.filter);
  return moveOut(work, {
    isMeant,
    question: (count, hidden) => work.texts.confirmRedrive(count, hidden, work.target.name),
    done: (count) => work.texts.redriven(count),
    take: (letter) => sendBack(letter, work),
  });
}

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

interface Move {
  readonly isMeant: (letter: DeadLetter) => boolean;
  readonly question: (count: number, hidden: number) => string;
  readonly done: (count: number) => readonly string[];
  /** Makes the letter safe elsewhere; only then it is deleted. */
  readonly take: (letter: DeadLetter) => Promise<void>;
}

async function moveOut(work: MoveWork, move: Move): Promise<number> {
  const { terminal, texts, json } = work;
  const found = await look(work);
  const count = found.meant.filter(move.isMeant).length;
  const leftOut = found.meant.length - count;
  if (!json && leftOut > 0) terminal.write(texts.notWorthIt(leftOut));
  if (count === 0) {
    if (json) terminal.write(JSON.stringify({ moved: 0 }));
    else if (leftOut === 0) terminal.write(texts.nothingToDo);
    return 0;
  }
  if (!work.yes) await requireYes(move.question(count, found.total - found.seen), terminal);
  const moved = await moveAll(work, move, count);
  if (json) terminal.write(JSON.stringify({ moved }));
  else for (const line of move.done(moved)) terminal.write(line);
  return moved >= count ? 0 : 1;
}

/** What was moved and has come back meanwhile is left: what made it a dead letter still does. */
async function moveAll(work: MoveWork, move: Move, expected: number): Promise<number> {
  const { queue, terminal, texts, rate } = work;
  const held = new Map<string, DeadLetter>();
  const movedBodies = new Set<string>();
  try {
    for await (const letter of takeAll(queue, held)) {
      if (terminal.stopped.aborted) break;
      if (!move.isMeant(letter) || movedBodies.has(letter.body)) continue;
      await move.take(letter);
      await remove(letter, work);
      held.delete(letter.messageId);
      movedBodies.add(letter.body);
      terminal.progress(texts.moving(movedBodies.size, expected));
      await terminal.sleep(1_000 / rate);
    }
  } finally {
    terminal.progress('');
    await queue.release([...held.values()]);
  }
  return movedBodies.size;
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

async function sendBack(letter: DeadLetter, { client, target, terminal }: MoveWork): Promise<void> {
  const command = new SendMessageCommand({
    QueueUrl: target.outputs.QueueUrl,
    MessageBody: letter.body,
    MessageGroupId: letter.item?.group ?? letter.messageId,
    // If we die before the letter is deleted, the next redrive within 5 minutes is the same message to SQS.
    MessageDeduplicationId: fingerprint(`redrive:${letter.messageId}:${letter.sinceMs}`),
  });
  await client.send(command).catch((error: unknown) => {
    throw awsProblem(error, terminal.language);
  });
}

async function remove({ receiptHandle }: DeadLetter, { client, target, terminal }: MoveWork): Promise<void> {
  const command = new DeleteMessageCommand({
    QueueUrl: target.outputs.DeadLetterQueueUrl,
    ReceiptHandle: receiptHandle,
  });
  await client.send(command).catch((error: unknown) => {
    throw awsProblem(error, terminal.language);
  });
}

/** One line of JSON each, on the disk before the letter is deleted; nobody else can read the file. */
async function writeDown(letter: DeadLetter, archive: string, problem: DlqWork['texts']['cannotArchive']) {
  try {
    const file = await open(archive, 'a', 0o600);
    try {
      // The mode above counts for a new file only.
      await file.chmod(0o600);
      await file.write(`${JSON.stringify({ ...summaryOf(letter), body: letter.body })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new CommandError('failed', problem(archive, error instanceof Error ? error.message : String(error)));
  }
}
