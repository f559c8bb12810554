import { setTimeout as sleep } from 'node:timers/promises';
import { COMMANDS } from '../cli/commands';
import { endWithReader } from '../cli/terminal/end-with-reader';
import { fetchWithin } from '../cli/terminal/fetch-within';
import { createPaint, wantsColor } from '../cli/terminal/paint';
import { personAt } from '../cli/terminal/person';
import { runCommandLine } from '../cli/terminal/run-command-line';
import { terminalLanguage } from '../cli/terminal/terminal-language';
import { textsIn } from '../cli/texts/texts';
import { projectFile } from '../lib/settings/project-file';

/** Runs one command at the terminal of this process, for the project in `directory`, and gives its exit code. */
export function whatz(args: readonly string[], directory = projectFile('.')): Promise<number> {
  // The SDK's advice about Node versions is for us, not for the person at the terminal.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  endWithReader();
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  // What cannot be stopped is ended by the second one, as ever.
  process.once('SIGINT', interrupt);
  return runCommandLine(args, COMMANDS, {
    ...personAt({ input: process.stdin, output: process.stderr, interrupt }),
    env: process.env,
    directory,
    texts: textsIn(terminalLanguage(process.env)),
    write: (line) => process.stdout.write(`${line}\n`),
    writeError: (line) => process.stderr.write(`${line}\n`),
    isWatched: process.stdout.isTTY === true,
    paint: createPaint(wantsColor(process.stdout, process.env)),
    fetch: fetchWithin,
    nowMs: () => Date.now(),
    sleep: (milliseconds) => sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined),
    stopped: stop.signal,
  });
}
