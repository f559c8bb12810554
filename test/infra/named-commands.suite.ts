import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS as ALL_COMMANDS } from '../../cli/commands';
import { deploy } from '../../cli/deploy/deploy';
import { DEPLOY_TOOLS, type DeployTools } from '../../cli/deploy/deploy-tools';
import { destroy } from '../../cli/deploy/destroy';
import { CommandError } from '../../cli/terminal/command';
import { runCommandLine } from '../../cli/terminal/run-command-line';
import { projectFile } from '../../lib/settings/project-file';
import { fakeTerminal } from '../support/fake-terminal';
import { documentsUnder } from '../support/markdown';
import { synthesise } from '../support/synthesise';
import { commandsOfDescription, commandsOfDocument, type NamedCommand } from './named-commands';

const USAGE = 2;
/** Those that work with nothing that is deployed. */
const WITHOUT_TARGET = ['cost', 'start', 'deploy', 'destroy'];

const unreachable = () => {
  throw new CommandError('failed', 'nothing is reached here');
};
const TOOLS: DeployTools = { ...DEPLOY_TOOLS, readCdkJson: unreachable, openCloud: unreachable };
const SAFE = [deploy(TOOLS), destroy(TOOLS)].map((command) => ({ name: command.name, load: async () => command }));
/** None of them reaches anything. */
const COMMANDS = ALL_COMMANDS.map((command) => SAFE.find(({ name }) => name === command.name) ?? command);

const everything = synthesise({ waf: true, businessHours: 'mon-fri 09:00-18:00' });
const descriptions = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) =>
  Object.values(everything.findResources(type)).map(({ Properties }) => String(Properties.AlarmDescription)),
);

const SOURCES: readonly (readonly [string, readonly NamedCommand[], number])[] = [
  ['the alarms', descriptions.flatMap(commandsOfDescription), 40],
  [
    'the documents',
    documentsUnder()
      .filter((path) => path !== 'CHANGELOG.md')
      .flatMap(commandsOfDocument),
    230,
  ],
];

describe('every command that somebody is told to run', () => {
  const directory = mkdtempSync(join(tmpdir(), 'whatz-commands-'));
  const scripts = Object.keys(JSON.parse(readFileSync(projectFile('package.json'), 'utf8')).scripts);

  afterAll(() => rmSync(directory, { recursive: true }));

  /** In an empty directory, with a local run wanted that is not there: past the options every command ends, before AWS. */
  async function exitCodeOf(args: readonly string[]): Promise<number> {
    const [name] = args;
    const nowhere = WITHOUT_TARGET.includes(name ?? '') || args.includes('--help') ? [] : ['--local'];
    return runCommandLine([...args, ...nowhere], COMMANDS, fakeTerminal({ directory, env: { PORT: 'none' } }));
  }

  /** Those that the command line, or npm, would refuse. */
  async function refused(commands: readonly NamedCommand[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const { text, script, args } of commands) {
      const isRefused = script === 'whatz' && (await exitCodeOf(args)) === USAGE;
      if (isRefused || !scripts.includes(script)) wrong.push(text);
    }
    return wrong;
  }

  test.each(SOURCES)('in %s is one that there is', async (_, commands, atLeast) => {
    expect(commands.length).toBeGreaterThanOrEqual(atLeast);
    expect(await refused(commands)).toEqual([]);
  });

  test('and one that there is not would be noticed', async () => {
    const wrong = [
      './whatz secrets rotate',
      './whatz tail --sinse 5m',
      './whatz dcotor',
      './whatz dlq show ID --older soon',
      'npm run depoy',
      './whatz dlq shwo',
      './whatz depoy',
      './whatz deploy --stage dev',
      './whatz start --tunel',
    ];
    const right = ['./whatz dlq show ID', './whatz deploy -c stage=dev'];
    const quoted = [...wrong, ...right].map((command) => `«${command}»`).join(' ');
    expect(await refused(commandsOfDescription(quoted))).toEqual(wrong);
  });
});
