import { checkReplies } from '../../lib/settings/check-replies';
import { type Closing, createClosing } from '../../local/closing';
import { REPLIES_FILE } from '../../local/function-environment';
import { type LocalSettings, parseLocalSettings, sendsToPeople } from '../../local/local-settings';
import { LocalStartError } from '../../local/local-start-error';
import { newMessageId } from '../../local/message-id';
import { addSession, removeSession, sessionFileIn } from '../../local/session-file';
import { type LocalRun, startLocalRun } from '../../local/start-local-run';
import { eatenOptionsText, optionsEatenByNpm } from '../terminal/eaten-options';
import { createPaint, wantsColor } from '../terminal/paint';
import { problemList } from '../terminal/problem-line';
import { terminalLanguage } from '../terminal/terminal-language';
import { textsIn } from '../texts/texts';
import { bannerLines } from './banner';
import { createConsoleView } from './console-view';
import { watchParent } from './parent-watch';
import { parseStartOptions } from './start-options';
import { startTunnel } from './tunnel';
import { findTunnel, type InstalledTunnel } from './tunnel-lookup';
import { createTunnelView } from './tunnel-view';

const USAGE_EXIT_CODE = 2;
const language = terminalLanguage(process.env);
const allTexts = textsIn(language);
const { banner: bannerTexts, start: texts, tunnel: tunnelTexts } = allTexts;
const paint = createPaint(wantsColor(process.stdout, process.env));
const sessionFile = sessionFileIn(process.cwd());

async function main(args: readonly string[]): Promise<void> {
  const eaten = optionsEatenByNpm({ env: process.env, args, help: texts.help, scripts: { start: [] } });
  if (eaten) return fail(eatenOptionsText(eaten, language), USAGE_EXIT_CODE);
  const options = parseStartOptions(args);
  if (options.kind === 'help') return console.log(texts.help);
  if (options.kind === 'wrong') return fail(texts.unknownArgument(options.argument), USAGE_EXIT_CODE);
  // The local run changes the environment; a tunnel gets the one of the person.
  const env = { ...process.env };
  const tunnel = options.tunnel && findTunnel(options.tunnel, env);
  if (options.tunnel && tunnel === undefined) return fail(tunnelTexts.notInstalled(options.tunnel));
  const parsed = parseLocalSettings(process.env);
  const problems = [...(parsed.kind === 'invalid' ? parsed.problems : []), ...checkReplies(REPLIES_FILE)];
  if (parsed.kind === 'invalid' || problems.length > 0) {
    return fail(`${texts.cannotStart}\n${problemList(problems, allTexts.problems)}`);
  }
  const run = await startLocalRun({
    settings: parsed.settings,
    createView: (tools) => createConsoleView({ ...tools, now: () => new Date(), paint, texts: allTexts }),
  });
  const closing = createClosing();
  closing.add(run, (started) => started.close());
  stopOnSignal(run, closing);
  await announce(run, parsed.settings, {
    warnings: parsed.warnings.map((warning) => texts.warnings[warning]),
    hasTunnel: tunnel !== undefined,
  });
  if (tunnel) openTunnel(run, { tunnel, env, closing });
}

async function announce(
  run: LocalRun,
  settings: LocalSettings,
  given: { readonly warnings: readonly string[]; readonly hasTunnel: boolean },
): Promise<void> {
  const { url, secret, token, outputs, endpoints } = run;
  const shown = { url, secret, token, sendsToPeople: sendsToPeople(settings) };
  const session = { pid: process.pid, sendsToPeople: shown.sendsToPeople, outputs, endpoints };
  // Without the file `whatz` does not find this run, and that is all.
  await addSession(sessionFile, session).catch((error: Error) => {
    run.writeLine(`${sessionFile}: ${error.message}`);
  });
  const { sendUrl } = settings;
  const banner = { ...shown, ...given, sendUrl, messageId: newMessageId(), paint, texts: bannerTexts };
  for (const line of bannerLines(banner)) run.writeLine(line);
  run.writeLine(`ready ${url}`);
}

interface TunnelStart {
  readonly tunnel: InstalledTunnel;
  readonly env: NodeJS.ProcessEnv;
  readonly closing: Closing;
}

/** The tunnel ends with the local run; the local run goes on when the tunnel ends by itself. */
function openTunnel(run: LocalRun, { tunnel, env, closing }: TunnelStart): void {
  const { program } = tunnel;
  run.writeLine(tunnelTexts.opening(program.name));
  const view = createTunnelView({ run, program, paint, texts: tunnelTexts, bannerTexts });
  closing.add(startTunnel({ ...view, tunnel, env, origin: new URL(run.url).origin }), (opened) => opened.close());
}

/** The first signal closes everything; a second one does not wait for that. */
function stopOnSignal(run: LocalRun, closing: Closing): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(130);
    stopping = true;
    // The terminal has written ^C.
    if (process.stdout.isTTY) run.writeLine('');
    run.writeLine(paint('dim', texts.stopping));
    // A call that the closing emulators cut off is no news any more.
    process.on('uncaughtException', () => undefined);
    await closing.close();
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
