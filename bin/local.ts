import { checkReplies } from '../lib/check-replies';
import { projectFile } from '../lib/project-file';
import { bannerLines } from '../local/banner';
import { type LocalSettings, parseLocalSettings } from '../local/local-settings';
import { LocalStartError } from '../local/local-start-error';
import { newMessageId } from '../local/message-id';
import { createPaint, wantsColor } from '../local/paint';
import { watchParent } from '../local/parent-watch';
import { removeSession, sessionFileIn, writeSession } from '../local/session-file';
import { type LocalRun, startLocalRun } from '../local/start-local-run';
import { terminalLanguage } from '../local/terminal-language';
import { textsIn } from '../local/texts';

const texts = textsIn(terminalLanguage(process.env));
const paint = createPaint(wantsColor(process.stdout, process.env));
const sessionFile = sessionFileIn(process.cwd());

async function main(): Promise<void> {
  const parsed = parseLocalSettings(process.env);
  const problems = [
    ...(parsed.kind === 'invalid' ? parsed.problems : []),
    ...checkReplies(projectFile('replies.json')),
  ];
  if (parsed.kind === 'invalid' || problems.length > 0) {
    return fail([texts.cannotStart, ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
  const run = await startLocalRun({ settings: parsed.settings, paint, texts });
  stopOnSignal(run);
  await announce(run, parsed.settings);
}

async function announce(run: LocalRun, settings: LocalSettings): Promise<void> {
  const { url, secret, token } = run;
  // Without the file `whatz` has to be told where to post, and that is all.
  await writeSession(sessionFile, { pid: process.pid, url, secret, token }).catch((error: Error) => {
    run.writeLine(`${sessionFile}: ${error.message}`);
  });
  const lines = bannerLines({ url, secret, token, sendUrl: settings.sendUrl, messageId: newMessageId(), paint, texts });
  for (const line of lines) run.writeLine(line);
  run.writeLine(`ready ${url}`);
}

/** The first signal closes everything; a second one does not wait for that. */
function stopOnSignal(run: LocalRun): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(130);
    stopping = true;
    run.writeLine(paint('dim', texts.stopping));
    // A call that the closing emulators cut off is no news any more.
    process.on('uncaughtException', () => undefined);
    await run.close();
    await removeSession(sessionFile, process.pid);
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // The terminal was closed.
  process.on('SIGHUP', stop);
  watchParent(process.env, stop);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (!(error instanceof LocalStartError)) throw error;
  const { host, port } = error.address;
  if (error.code === 'port-in-use') return fail(texts.portInUse(port, host));
  const cause = error.cause as NodeJS.ErrnoException;
  fail(texts.cannotListen(port, host, cause.code ?? cause.message));
});
