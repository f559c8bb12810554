import { readFileSync } from 'node:fs';
import { checkCertificateRegion } from '../../lib/settings/custom-domain';
import { jsonProblem } from '../../lib/settings/json-mistake';
import { readSettings } from '../../lib/settings/settings';
import type { Settings } from '../../lib/settings/settings-schema';
import { stackId } from '../../lib/settings/stack-id';
import { isJsonFields } from '../../local/function-output';
import { CommandError } from '../terminal/command';
import type { Texts } from '../texts/texts';

/** What is to be deployed or removed, as `cdk.json` and `-c` say. */
export interface Project {
  readonly settings: Settings;
  readonly stackName: string;
}

export interface ProjectSource {
  /** Text of `cdk.json`. */
  readonly cdkJson: string;
  /** What `-c` gives, as `setting=value`; it wins over `cdk.json`, as it does for CDK. */
  readonly context: readonly string[];
  /** What is wrong elsewhere, to be told together. @default nothing */
  readonly problems?: readonly string[];
}

/** Text of the `cdk.json` at `path`. @throws CommandError when it cannot be read */
export function readCdkJson(path: string, texts: Texts): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandError('failed', texts.deployment.noCdkJson(path), { cause: error });
  }
}

/** @throws CommandError with every problem in its message */
export function readProject({ cdkJson, context, problems = [] }: ProjectSource, texts: Texts): Project {
  const result = readSettings({ ...contextOf(cdkJson, texts), ...Object.fromEntries(context.map(toEntry)) });
  if (!result.ok || problems.length > 0) throw unusable([...(result.ok ? [] : result.problems), ...problems], texts);
  return { settings: result.settings, stackName: stackId(result.settings) };
}

/** @throws CommandError when the certificate of the settings is of another region */
export function requireRegion({ settings }: Project, region: string, texts: Texts): void {
  const problems = checkCertificateRegion(settings.certificateArn, region);
  if (problems.length > 0) throw unusable(problems, texts);
}

function toEntry(text: string): readonly [string, string] {
  const [key = ''] = text.split('=', 1);
  return [key, text.slice(key.length + 1)];
}

function contextOf(cdkJson: string, texts: Texts): Readonly<Record<string, unknown>> {
  // Windows' Notepad writes a byte order mark.
  const text = cdkJson.replace(/^\ufeff/, '');
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonFields(parsed) && isJsonFields(parsed.context) ? parsed.context : {};
  } catch {
    throw unusable([`cdk.json: ${jsonProblem(text)}`], texts);
  }
}

function unusable(problems: readonly string[], texts: Texts): CommandError {
  const list = problems.map((problem) => `  - ${texts.deployment.problem(problem)}`);
  return new CommandError('failed', [texts.deployment.wrongSettings, ...list].join('\n'));
}
