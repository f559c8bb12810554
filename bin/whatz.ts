import { setTimeout as sleep } from 'node:timers/promises';
import { COMMANDS } from '../cli/commands';
import { type EatenOptions, eatenOptionsText, optionsEatenByNpm } from '../cli/terminal/eaten-options';
import { createPaint, wantsColor } from '../cli/terminal/paint';
import { personAt } from '../cli/terminal/person';
import { runCommandLine } from '../cli/terminal/run-command-line';
import { terminalLanguage } from '../cli/terminal/terminal-language';
import { textsIn } from '../cli/texts/texts';

// The SDK's advice about Node versions is for us, not for the person at the terminal.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const USAGE_EXIT_CODE = 2;
const stop = new AbortController();
process.once('SIGINT', () => {
  stop.abort();
  // What cannot be stopped is ended by the second one, as ever.
  process.exitCode = 130;
});

const args = process.argv.slice(2);
const language = terminalLanguage(process.env);
const command = COMMANDS.find(({ name }) => name === args[0]);
const help = command === undefined ? '' : textsIn('en')[command.name].help;
const eaten = optionsEatenByNpm({ env: process.env, args, help, scripts: { whatz: [], cost: ['cost'] } });

process.exitCode = eaten
  ? refuse(eaten)
  : await runCommandLine(args, COMMANDS, {
      ...personAt({ input: process.stdin, output: process.stderr }),
      env: process.env,
      directory: process.cwd(),
      texts: textsIn(language),
      write: (line) => process.stdout.write(`${line}\n`),
      writeError: (line) => process.stderr.write(`${line}\n`),
      paint: createPaint(wantsColor(process.stdout, process.env)),
      nowMs: () => Date.now(),
      sleep: (milliseconds) => sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined),
      stopped: stop.signal,
    });

function refuse(options: EatenOptions): number {
  process.stderr.write(`${eatenOptionsText(options, language)}\n`);
  return USAGE_EXIT_CODE;
}
