import { type Command, CommandError } from '../../../cli/terminal/command';
import { runCommandLine } from '../../../cli/terminal/run-command-line';
import { fakeTerminal } from '../../support/fake-terminal';

const command = (run: Command['run']): Command => ({
  name: 'greet',
  summary: () => 'says hello',
  help: () => 'Usage: greet',
  run,
});

async function run(args: string[], action: Command['run'] = async () => 0) {
  const terminal = fakeTerminal();
  const code = await runCommandLine(args, [command(action)], terminal);
  return { code, out: terminal.out.join('\n'), errors: terminal.errors.join('\n') };
}

test('--help lists the commands, and shows the help of one', async () => {
  expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('greet  says hello') });
  expect(await run(['greet', '--help'])).toMatchObject({ code: 0, out: 'Usage: greet' });
});

test('no command, and one that does not exist, are mistakes that point to the help', async () => {
  expect(await run([])).toMatchObject({ code: 2, out: expect.stringContaining('greet') });
  expect(await run(['gret'])).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/gret.*Did you mean greet\?.*--help/),
  });
});

test('the exit code of the command is the exit code', async () => {
  expect((await run(['greet'], async () => 1)).code).toBe(1);
});

test('a command that cannot be done says why, and points to its help only for a wrong command line', async () => {
  const failing = (code: 'usage' | 'failed') => async () => {
    throw new CommandError(code, 'because');
  };

  expect(await run(['greet'], failing('failed'))).toMatchObject({ code: 1, errors: 'because' });
  expect(await run(['greet'], failing('usage'))).toMatchObject({
    code: 2,
    errors: expect.stringContaining('greet --help'),
  });
});
