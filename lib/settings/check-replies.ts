import { readFileSync } from 'node:fs';
import { readReplies } from '../../lambdas/processor/read-replies';
import { RepliesError } from '../../lambdas/processor/replies';
import { closestName } from './closest-name';
import { jsonProblem } from './json-mistake';

const KEYS = ['rules', 'fallback', 'equals', 'contains', 'startsWith', 'matches', 'text'];

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
    if (error instanceof RepliesError) return error.problems.map((problem) => `replies.json: ${inFull(problem, path)}`);
    return [`replies.json: cannot be read (${path})`];
  }
}

/** The problem, with what helps to mend it. */
function inFull(problem: string, path: string): string {
  if (problem.includes('is not JSON: ')) {
    return jsonProblem(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  }
  const unknown = /(\S+): is not known here$/.exec(problem)?.[1];
  const near = unknown === undefined ? undefined : closestName(unknown, KEYS);
  return near === undefined ? problem : `${problem}; did you mean ${near}?`;
}
