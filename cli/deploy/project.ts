import { readFileSync } from 'node:fs';
import { readCdkContext } from '../../lib/settings/cdk-context';
import { checkCertificateRegion } from '../../lib/settings/custom-domain';
import type { Problem } from '../../lib/settings/problem';
import { readSettings } from '../../lib/settings/settings';
import type { Settings } from '../../lib/settings/settings-schema';
import { stackId } from '../../lib/settings/stack-id';
import { CommandError } from '../terminal/command';
import { problemList } from '../terminal/problem-line';
import type { Texts } from '../texts/texts';

/** What is to be deployed or removed, as `cdk.json` and `-c` say. */
export interface Project {
  readonly settings: Settings;
  readonly stackName: string;
}

/** Where settings and replies of the project are read from. */
export interface ProjectSource {
  /** Text of `cdk.json`. */
  readonly cdkJson: string;
  /** What `-c` gives, as `setting=value`; it wins over `cdk.json`, as it does for CDK. */
  readonly context: readonly string[];
  /** What is wrong elsewhere, to be told together. @default nothing */
  readonly problems?: readonly Problem[];
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
  const file = readCdkContext(cdkJson);
  if (!file.ok) throw unusable(file.problems, texts);
  const result = readSettings({ ...file.context, ...Object.fromEntries(context.map(toEntry)) });
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

function unusable(problems: readonly Problem[], { deployment, problems: words }: Texts): CommandError {
  return new CommandError('failed', `${deployment.wrongSettings}\n${problemList(problems, words)}`);
}
