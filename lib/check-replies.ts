import { readReplies } from '../lambdas/processor/read-replies';
import { RepliesError } from '../lambdas/processor/replies';

/**
 * Reads the answers in `path` as the processor function will, so that a mistake stops the deployment and not the first
 * customer's answer.
 *
 * @returns every problem found; none if the file is good
 */
export function checkReplies(path: string): readonly string[] {
  try {
    readReplies(path);
    return [];
  } catch (error) {
    if (error instanceof RepliesError) return error.problems.map((problem) => `replies.json: ${problem}`);
    return [`replies.json: cannot be read (${path})`];
  }
}
