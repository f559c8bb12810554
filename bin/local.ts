import { checkReplies } from '../lib/check-replies';
import { bannerLines } from '../local/banner';
import { bannerTextsIn } from '../local/banner-texts';
import { REPLIES_FILE } from '../local/function-environment';
import { type LocalSettings, parseLocalSettings, sendsToPeople } from '../local/local-settings';
import { LocalStartError } from '../local/local-start-error';
import { newMessageId } from '../local/message-id';
import { createPaint, wantsColor } from '../local/paint';
import { watchParent } from '../local/parent-watch';
import { addSession, removeSession, sessionFileIn } from '../local/session-file';
import { type LocalRun, startLocalRun } from '../local/start-local-run';
import { startTextsIn } from '../local/start-texts';
import { terminalLanguage } from '../local/terminal-language';
import { textsIn } from '../local/texts';

const USAGE_EXIT_CODE = 2;
const language = terminalLanguage(process.env);
const texts = startTextsIn(language);
const paint = createPaint(wantsColor(process.stdout, process.env));
const sessionFile = sessionFileIn(process.cwd());

async function main([argument]: readonly string[]): Promise<void> {
  if (argument === '--help' || argument === '-h') return console.log(texts.help);
  if (argument !== undefined) return fail(texts.noArguments(argument), USAGE_EXIT_CODE);
  const parsed = parseLocalSettings(process.env, { language });
  const view = textsIn(language);
  const problems = [
    ...(parsed.kind === 'invalid' ? parsed.problems : []),
    ...checkReplies(REPLIES_FILE).map(view.repliesProblem),
  ];
  if (parsed.kind === 'invalid' || problems.length > 0) {
    return fail([texts.cannotStart, ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
  const run = await startLocalRun({ settings: parsed.settings, paint, texts: view });
  stopOnSignal(run);
  await announce(run, parsed.settings, parsed.warnings);
}

async function announce(run: LocalRun, settings: LocalSettings, warnings: readonly string[]): Promise<void> {
  const { url, secret, token } = run;
  const shown = { url, secret, token, sendsToPeople: sendsToPeople(settings) };
  // Without the file `whatz` has to be told where to post, and that is all.
  await addSession(sessionFile, { ...shown, pid: process.pid }).catch((error: Error) => {
    run.writeLine(`${sessionFile}: ${error.message}`);
  });
  const { sendUrl } = settings;
  const banner = { ...shown, sendUrl, warnings, messageId: newMessageId(), paint, texts: bannerTextsIn(language) };
  for (const line of bannerLines(banner)) run.writeLine(line);
  run.writeLine(`ready ${url}`);
}

/** The first signal closes everything; a second one does not wait for that. */
function stopOnSignal(run: LocalRun): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(130);
    stopping = true;
    // The terminal has written ^C.
    if (process.stdout.isTTY) run.writeLine('');
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

function fail(message: string, exitCode = 1): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof LocalStartError)) throw error;
  const { host, port } = error.address;
  if (error.code === 'port-in-use') return fail(texts.portInUse(port, host));
  const cause = error.cause as NodeJS.ErrnoException;
  fail(texts.cannotListen(port, host, cause.code ?? cause.message));
});
