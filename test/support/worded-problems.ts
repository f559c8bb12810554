import { problemLine } from '../../cli/terminal/problem-line';
import type { Language } from '../../cli/texts/language';
import { textsIn } from '../../cli/texts/texts';
import type { Problem } from '../../lib/settings/problem';
import { readSettings } from '../../lib/settings/settings';

/** The problems in the words that a person reads. */
export function worded(problems: readonly Problem[], language: Language = 'en'): readonly string[] {
  return problems.map((problem) => problemLine(problem, textsIn(language).problems));
}

/** What is wrong with the settings in this context of CDK. */
export function settingsProblems(context: Readonly<Record<string, unknown>>): readonly Problem[] {
  const result = readSettings(context);
  return result.ok ? [] : result.problems;
}

/** {@link settingsProblems}, in words. */
export function problemsOf(context: Readonly<Record<string, unknown>>): readonly string[] {
  return worded(settingsProblems(context));
}
