import { parseReplies } from '../../lambdas/processor/replies';
import { RepliesError, type RepliesProblem } from '../../lambdas/processor/replies-error';
import { closestName } from './closest-name';
import { parseJson } from './parse-json';
import type { Problem } from './problem';
import { readRepliesText } from './read-replies';
import { shadowedRules } from './shadowed-rules';

const FILE = 'replies.json';
const OF_RULE = ['equals', 'contains', 'startsWith', 'matches', 'anywhere', 'text', 'handoff', 'silent'];
const KEYS = ['rules', 'fallback', 'fallbackWaits', 'closed', ...OF_RULE];

/**
 * Reads the answers in `path` as the processor function will, so that a mistake stops the deployment and not the first
 * customer's answer.
 *
 * @returns every problem found; none if the file is good
 */
export function checkReplies(path: string): readonly Problem[] {
  try {
    const parsed = parseJson(readRepliesText(path), FILE);
    if (!parsed.ok) return [parsed.problem];
    return shadowedRules(parseReplies(parsed.value).rules).map(({ rule, above }) => ({
      code: 'neverFits',
      where: { in: FILE, path: ['rules', rule] },
      values: { above: above.map((index) => index + 1) },
    }));
  } catch (error) {
    if (error instanceof RepliesError) return error.problems.map(inFull);
    throw error;
  }
}

/** The problem, with the key that was meant by one that is not known. */
function inFull({ path, ...reason }: RepliesProblem): Problem {
  const where = { in: FILE, path } as const;
  if (reason.code !== 'unknownKey') return { ...reason, where };
  const near = closestName(String(path.at(-1)), KEYS);
  return { ...reason, where, values: near === undefined ? {} : { near } };
}
