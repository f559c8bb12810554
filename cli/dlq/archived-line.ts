import { jsonObjectIn } from '../../lambdas/shared/message/json-object';
import type { DeadLetter } from '../target/dead-letters';
import { jsonText } from '../terminal/steering';
import { summaryOf } from './dlq-list';

/** A letter as it is kept: one line of JSON. */
export function archivedLine(letter: DeadLetter): string {
  return `${jsonText({ ...summaryOf(letter), body: letter.body })}\n`;
}

/** SQS's id of the letter in a line; undefined of a line that is none. */
export function archivedId(line: string): unknown {
  return jsonObjectIn(line)?.messageId;
}
