import { setTimeout as sleep } from 'node:timers/promises';
import { COMMANDS } from '../cli/commands';
import { personAt } from '../cli/person';
import { runCommandLine } from '../cli/run-command-line';
import { createPaint, wantsColor } from '../local/paint';
import { terminalLanguage } from '../local/terminal-language';

// The SDK's advice about Node versions is for us, not for the person at the terminal.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const stop = new AbortController();
process.once('SIGINT', () => {
  stop.abort();
  // What cannot be stopped is ended by the second one, as ever.
  process.exitCode = 130;
});

process.exitCode = await runCommandLine(process.argv.slice(2), COMMANDS, {
  ...personAt({ input: process.stdin, output: process.stderr }),
  env: process.env,
  directory: process.cwd(),
  language: terminalLanguage(process.env),
  write: (line) => process.stdout.write(`${line}\n`),
  writeError: (line) => process.stderr.write(`${line}\n`),
  paint: createPaint(wantsColor(process.stdout, process.env)),
  nowMs: () => Date.now(),
  sleep: (milliseconds) => sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined),
  stopped: stop.signal,
});
