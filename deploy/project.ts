import { CommandError } from '../cli/command';
import { checkCertificateRegion } from '../lib/custom-domain';
import { jsonProblem } from '../lib/json-mistake';
import { readSettings } from '../lib/settings';
import type { Settings } from '../lib/settings-schema';
import { stackId } from '../lib/stack-id';
import { isJsonFields } from '../local/function-output';
import type { TerminalLanguage } from '../local/terminal-language';
import { problemInSpanish } from './problem-in-spanish';
import { wrapperTextsIn } from './wrapper-texts';

/** What is to be deployed or removed, as `cdk.json` and `-c` say. */
export interface Project {
  readonly settings: Settings;
  readonly stackName: string;
}

/**
 * Reads the settings as CDK will: `-c` wins over `cdk.json`.
 *
 * @throws CommandError with every problem in its message
 */
export function readProject(cdkJson: string, context: readonly string[], language: TerminalLanguage): Project {
  const result = readSettings({ ...contextOf(cdkJson, language), ...Object.fromEntries(context.map(toEntry)) });
  if (!result.ok) throw unusable(result.problems, language);
  return { settings: result.settings, stackName: stackId(result.settings) };
}

/** @throws CommandError when the certificate of the settings is of another region, or `more` is not empty */
export function requireFit(
  { settings }: Project,
  region: string,
  more: readonly string[],
  language: TerminalLanguage,
): void {
  const problems = [...checkCertificateRegion(settings.certificateArn, region), ...more];
  if (problems.length > 0) throw unusable(problems, language);
}

function toEntry(text: string): readonly [string, string] {
  const [key = ''] = text.split('=', 1);
  return [key, text.slice(key.length + 1)];
}

function contextOf(cdkJson: string, language: TerminalLanguage): Readonly<Record<string, unknown>> {
  // Windows' Notepad writes a byte order mark.
  const text = cdkJson.replace(/^\ufeff/, '');
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonFields(parsed) && isJsonFields(parsed.context) ? parsed.context : {};
  } catch {
    throw unusable([`cdk.json: ${jsonProblem(text)}`], language);
  }
}

function unusable(problems: readonly string[], language: TerminalLanguage): CommandError {
  const list = problems.map((problem) => `  - ${language === 'es' ? problemInSpanish(problem) : problem}`);
  return new CommandError('failed', [wrapperTextsIn(language).wrongSettings, ...list].join('\n'));
}
