import { parseReplies } from '../../lambdas/processor/replies';
import { RepliesError, type RepliesProblem } from '../../lambdas/processor/replies-error';
import { closestName } from './closest-name';
import { parseJson } from './parse-json';
import type { Problem } from './problem';
import { readRepliesText } from './read-replies';
import { repliesWarnings } from './replies-warnings';
import { type ShadowedRule, shadowedRules } from './shadowed-rules';

const FILE = 'replies.json';
const OF_RULE = ['equals', 'contains', 'startsWith', 'matches', 'anywhere', 'text', 'handoff', 'silent'];
const KEYS = ['rules', 'fallback', 'fallbackWaits', 'closed', ...OF_RULE];

/** What was found in `replies.json`. */
export interface RepliesCheck {
  /** Each keeps the file from being used. */
  readonly problems: readonly Problem[];
  /** What a person should look at, and nothing stops for. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads the answers in `path` as the processor function will, so that a mistake stops the deployment and not the first
 * customer's answer.
 */
export function checkReplies(path: string): RepliesCheck {
  try {
    const parsed = parseJson(readRepliesText(path), FILE);
    if (!parsed.ok) return unusable([parsed.problem]);
    const replies = parseReplies(parsed.value);
    return { problems: shadowedRules(replies.rules).map(neverFits), warnings: repliesWarnings(replies) };
  } catch (error) {
    if (error instanceof RepliesError) return unusable(error.problems.map(inFull));
    throw error;
  }
}

function unusable(problems: readonly Problem[]): RepliesCheck {
  return { problems, warnings: [] };
}

function neverFits({ rule, above }: ShadowedRule): Problem {
  const where = { in: FILE, path: ['rules', rule] } as const;
  return { code: 'neverFits', where, values: { above: above.map((index) => index + 1) } };
}

/** The problem, with the key that was meant by one that is not known. */
function inFull({ path, ...reason }: RepliesProblem): Problem {
  const where = { in: FILE, path } as const;
  if (reason.code !== 'unknownKey') return { ...reason, where };
  const near = closestName(String(path.at(-1)), KEYS);
  return { ...reason, where, values: near === undefined ? {} : { near } };
}
