import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { copiesAllowed } from '../../lambdas/shared/message/dead-letter';
import { fingerprint } from '../../lambdas/shared/message/fingerprint';
import { inWords } from '../target/aws-error';
import type { DeadLetter } from '../target/dead-letters';
import { isByName, matches, reservation } from './dlq-filter';
import { type MoveWork, moveOut } from './dlq-move';

/** Puts letters back on the queue, the oldest first. The idempotency record of a reply keeps one from being sent twice. */
export async function redriveLetters(work: MoveWork): Promise<number> {
  const isMeant = (letter: DeadLetter) =>
    matches(letter, work.filter, work.terminal.nowMs()) && (isByName(work.filter) || reservation(letter) === null);
  return moveOut(work, {
    isMeant,
    question: (count, hidden) => work.texts.confirmRedrive(count, hidden, work.target.name),
    done: (count) => work.texts.redriven(count),
    take: (letter) => sendBack(letter, work),
  });
}

/** Who sends a letter of unknown outcome back by its name allows one more copy. */
async function sendBack(letter: DeadLetter, { client, target, terminal }: MoveWork): Promise<void> {
  const command = new SendMessageCommand({
    QueueUrl: target.outputs.QueueUrl,
    MessageBody: letter.body,
    MessageAttributes: letter.copies === undefined ? {} : copiesAllowed(Number(letter.copies) + 1),
    MessageGroupId: letter.item?.group ?? letter.messageId,
    // If we die before the letter is deleted, the next redrive within 5 minutes is the same message to SQS.
    MessageDeduplicationId: fingerprint(`redrive:${letter.messageId}:${letter.sinceMs}`),
  });
  await client.send(command).catch(inWords(terminal.texts));
}
