import { COMMANDS } from '../../../cli/commands';
import { type Command, type CommandEntry, CommandError } from '../../../cli/terminal/command';
import { runCommandLine } from '../../../cli/terminal/run-command-line';
import { textsIn } from '../../../cli/texts/texts';
import { fakeTerminal } from '../../support/fake-terminal';

const entry = (run: Command['run'], isEndless = false): CommandEntry => ({
  name: 'doctor',
  load: async () => ({ name: 'doctor', isEndless, run }),
});

async function run(args: string[], action: Command['run'] = async () => 0) {
  const terminal = fakeTerminal();
  const code = await runCommandLine(args, [entry(action)], terminal);
  return { code, out: terminal.out.join('\n'), errors: terminal.errors.join('\n') };
}

test('--help lists the commands, and shows the help of one', async () => {
  expect(await run(['--help'])).toMatchObject({
    code: 0,
    out: expect.stringContaining(`doctor  ${textsIn('en').doctor.summary}`),
  });
  expect(await run(['help'])).toEqual(await run(['--help']));
  for (const args of [
    ['doctor', '--help'],
    ['help', 'doctor'],
    ['help', 'doctor', '--json'],
  ]) {
    expect(await run(args)).toEqual({ code: 0, out: textsIn('en').doctor.help, errors: '' });
  }
});

test('no command, and one that does not exist, are mistakes that point to the help', async () => {
  expect(await run([])).toMatchObject({ code: 2, out: '', errors: expect.stringContaining('doctor') });
  expect(await run(['help', 'docter'])).toEqual(await run(['docter']));
  expect(await run(['docter'])).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/docter.*Did you mean doctor\?.*--help/),
  });
});

test('the exit code of the command is the exit code', async () => {
  expect((await run(['doctor'], async () => 1)).code).toBe(1);
});

test('a command that cannot be done says why, and points to its help only for a wrong command line', async () => {
  const failing = (code: 'usage' | 'failed') => async () => {
    throw new CommandError(code, 'because');
  };

  expect(await run(['doctor'], failing('failed'))).toMatchObject({ code: 1, errors: 'because' });
  expect(await run(['doctor'], failing('usage'))).toMatchObject({
    code: 2,
    errors: expect.stringContaining('doctor --help'),
  });
});

test.each(['en', 'es'] as const)(
  'every help fits into 80 columns, and the list has every command: %s',
  async (language) => {
    const terminal = fakeTerminal({ language });
    await runCommandLine(['--help'], COMMANDS, terminal);
    for (const { name } of COMMANDS) expect(terminal.out.join()).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    for (const { name } of COMMANDS) expect(await runCommandLine([name, '--help'], COMMANDS, terminal)).toBe(0);
    expect(terminal.out.length).toBe(COMMANDS.length + 1);
    for (const help of terminal.out)
      expect(help).toMatch(language === 'en' ? /^Usage: \.\/whatz / : /^Uso: \.\/whatz /);
    for (const line of terminal.out.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  },
);

test('a command that was stopped ends with 130, and one that runs until then as it says', async () => {
  const stopped = AbortSignal.abort();
  const fails = async () => 1;

  expect(await runCommandLine(['doctor'], [entry(fails)], fakeTerminal({ stopped }))).toBe(130);
  expect(await runCommandLine(['doctor'], [entry(fails, true)], fakeTerminal({ stopped }))).toBe(1);
});
