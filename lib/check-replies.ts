import { readFileSync } from 'node:fs';
import { parseReplies } from '../lambdas/processor/replies';

/**
 * Reads the answers in `path` as the processor function will, so that a mistake stops the deployment and not the first
 * customer's answer.
 *
 * @returns every problem found; none if the file is good
 */
export function checkReplies(path: string): readonly string[] {
  try {
    parseReplies(JSON.parse(readFileSync(path, 'utf8')));
    return [];
  } catch (error) {
    return [`replies.json: ${error instanceof Error ? error.message : String(error)}`];
  }
}
