import type { Path, Reason } from '../../lambdas/shared/reasons';
import type { Problem, ProblemReasons, Where } from '../../lib/settings/problem';
import type { Texts } from '../texts/texts';

type ProblemTexts = Texts['problems'];

/** Every problem in a line of a list. */
export function problemList(problems: readonly Problem[], texts: ProblemTexts): string {
  return problems.map((problem) => `  - ${problemLine(problem, texts)}`).join('\n');
}

/** `problem` in a line: where it is, and what is wrong. */
export function problemLine({ where, ...reason }: Problem, texts: ProblemTexts): string {
  return `${placeOf(where, texts)}${wordsOf(reason, texts)}`;
}

function wordsOf<Code extends keyof ProblemReasons>(
  { code, values }: Reason<ProblemReasons, Code>,
  { reasons }: ProblemTexts,
): string {
  return reasons[code](values);
}

function placeOf({ in: source, path, line }: Where, texts: ProblemTexts): string {
  switch (source) {
    case 'settings':
      return `${stepsOf(path)}: `;
    case 'environment':
      return `${stepsOf(path)} `;
    case 'option -c':
      return `${texts.option} -c: `;
    case 'cdk.json':
      return `${source}${path.map((key) => `, "${key}"`).join('')}: ${lineOf(line, texts)}`;
    case 'replies.json':
      return `${source}: ${lineOf(line, texts)}${path.length === 0 ? '' : `${stepsOf(path)}: `}`;
  }
}

/** Indexes as people count, from 1. */
function stepsOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? `#${step + 1}` : step)).join(' ');
}

function lineOf(line: number | undefined, texts: ProblemTexts): string {
  return line === undefined ? '' : `${texts.line(line)}: `;
}
