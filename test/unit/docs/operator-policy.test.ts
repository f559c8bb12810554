import { readdirSync, readFileSync } from 'node:fs';
import { projectFile } from '../../../lib/settings/project-file';

/** IAM's name of each service of the SDK. */
const SERVICES: Readonly<Record<string, string>> = {
  cloudformation: 'cloudformation',
  'cloudwatch-logs': 'logs',
  s3: 's3',
  'secrets-manager': 'secretsmanager',
  sns: 'sns',
  sqs: 'sqs',
};
/** Whoever deploys has other rights. */
const NOT_OPERATING = /^deploy\//;

/** The IAM actions of every SDK command that a command of `./whatz` sends. */
function actionsOf(folder: string): readonly string[] {
  const files = readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' });
  const actions = files
    .filter((file) => file.endsWith('.ts') && !NOT_OPERATING.test(file))
    .flatMap((file) => [...readFileSync(projectFile(`${folder}/${file}`), 'utf8').matchAll(IMPORT)])
    .flatMap(([, names = '', service = '']) =>
      [...names.matchAll(CALL)].map(([, one, other]) => [service, one ?? other]),
    )
    // One permission allows single calls and batches.
    .map(([service = '', call = '']) => `${SERVICES[service] ?? service}:${call.replace(/Batch$/, '')}`);
  return [...new Set(actions)].sort();
}

const IMPORT = /import \{([^}]+)\} from '@aws-sdk\/client-([\w-]+)'/g;
const CALL = /\b(?:(\w+)Command|paginate(\w+))\b/g;

test.each(['docs/en/operators.md', 'docs/es/operators.md'])('%s allows what the commands call, no more', (path) => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync(projectFile(path), 'utf8')) ?? [];
  const statements: readonly { readonly Action: string | readonly string[]; readonly Resource: string }[] =
    JSON.parse(json).Statement;
  expect(statements.flatMap(({ Action }) => Action).sort()).toEqual(actionsOf('cli'));
  for (const { Resource } of statements) expect(Resource).toMatch(/WhatzWebhook-prod|secret:\*|YOUR-BUCKET/);
});

test('commands that are sent are found, by whichever way', () => {
  expect(actionsOf('cli')).toEqual(
    expect.arrayContaining(['sqs:ReceiveMessage', 'logs:FilterLogEvents', 's3:PutObject']),
  );
});
