import { inWords } from '../target/aws-error';
import { deadLetterQueue, queueClient } from '../target/dead-letters';
import { countMessages } from '../target/queue-count';
import { type Check, failed, ok, unsure } from './check';

/** More than this many that wait are a backlog, and no moment's traffic. */
const WAITING_TOLERATED = 100;

/** Nobody waits for an answer for long. */
export const checkQueue: Check = {
  name: 'queue',
  title: (texts) => texts.titles.queue,
  examine: async ({ target, terminal, texts }) => {
    const counted = countMessages(queueClient(target), target.outputs.QueueUrl, ['ApproximateNumberOfMessages']);
    const waiting = await counted.catch(inWords(terminal.texts));
    if (waiting > WAITING_TOLERATED) return unsure(texts.waiting(waiting), texts.mendWaiting);
    return ok(texts.waiting(waiting));
  },
};

/** Nobody was given up. */
export const checkDeadLetters: Check = {
  name: 'dead-letters',
  title: (texts) => texts.titles.deadLetters,
  examine: async ({ target, terminal, texts }) => {
    const count = await deadLetterQueue(queueClient(target), target, terminal.texts).count();
    return count === 0 ? ok(texts.noDeadLetters) : failed(texts.deadLetters(count), texts.mendDeadLetters);
  },
};
