import { checkReplies } from '../../lib/settings/check-replies';
import { createClosing } from '../../local/closing';
import { REPLIES_FILE } from '../../local/function-environment';
import { type LocalSettings, parseLocalSettings, sendsToPeople } from '../../local/local-settings';
import { LocalStartError } from '../../local/local-start-error';
import { newMessageId } from '../../local/message-id';
import { addSession, removeSession, sessionFileIn } from '../../local/session-file';
import type { LocalRun } from '../../local/start-local-run';
import { type Command, CommandError, type Terminal } from '../terminal/command';
import { problemLine, problemList } from '../terminal/problem-line';
import type { Texts } from '../texts/texts';
import { type BannerInput, bannerLines } from './banner';
import { createConsoleView } from './console-view';
import { parseStartOptions } from './start-options';
import { startTunnel } from './tunnel';
import { findTunnel, type InstalledTunnel } from './tunnel-lookup';
import { createTunnelView } from './tunnel-view';
import { untilStopped } from './until-stopped';

/** Runs the webhook on this machine, until it is stopped. */
export const start: Command = {
  name: 'start',
  isEndless: true,
  run: async (args, terminal) => {
    const { texts, paint } = terminal;
    const wanted = parseStartOptions(args, texts);
    // The local run changes the environment; a tunnel gets the one of the person.
    const env = { ...terminal.env };
    const tunnel = wanted && findTunnel(wanted, env);
    if (wanted && tunnel === undefined) throw new CommandError('failed', texts.tunnel.notInstalled(wanted));
    const { settings, warnings } = readSettings(terminal);
    const run = await startRun(settings, terminal);
    const closing = createClosing();
    closing.add(run, (started) => started.close());
    const stopped = untilStopped(terminal);
    const sessionFile = await openSession(run, settings, terminal);
    announce(run, { settings, warnings, hasTunnel: tunnel !== undefined }, terminal);
    if (tunnel) closing.add(openTunnel(run, tunnel, terminal, env), (opened) => opened.close());
    await stopped;
    // The terminal has written ^C.
    if (terminal.isWatched) run.writeLine('');
    run.writeLine(paint('dim', texts.start.stopping));
    await closing.close();
    await removeSession(sessionFile, process.pid);
    return 0;
  },
};

/** @throws CommandError with every problem of the environment and of `replies.json` */
function readSettings({ env, texts }: Terminal) {
  const parsed = parseLocalSettings(env);
  const replies = checkReplies(REPLIES_FILE);
  const problems = [...(parsed.kind === 'invalid' ? parsed.problems : []), ...replies.problems];
  if (parsed.kind === 'valid' && problems.length === 0) {
    const warnings = [
      ...parsed.warnings.map((warning) => texts.start.warnings[warning]),
      ...replies.warnings.map((warning) => problemLine(warning, texts.problems)),
    ];
    return { settings: parsed.settings, warnings };
  }
  throw new CommandError('failed', `${texts.start.cannotStart}\n${problemList(problems, texts.problems)}`);
}

/** @throws CommandError when the address cannot be had */
async function startRun(settings: LocalSettings, { paint, texts }: Terminal): Promise<LocalRun> {
  // The emulators are much to load before settings are told to be wrong.
  const { startLocalRun } = await import('../../local/start-local-run');
  const style = { now: () => new Date(), paint, texts };
  return startLocalRun({ settings, createView: (tools) => createConsoleView({ ...tools, ...style }) }).catch(
    (error: unknown) => {
      throw error instanceof LocalStartError ? addressProblem(error, texts.start) : error;
    },
  );
}

function addressProblem({ code, address, cause }: LocalStartError, texts: Texts['start']): CommandError {
  const { host, port } = address;
  if (code === 'port-in-use') return new CommandError('failed', texts.portInUse(port, host), { cause });
  const { code: reason, message } = cause as NodeJS.ErrnoException;
  return new CommandError('failed', texts.cannotListen(port, host, reason ?? message), { cause });
}

/** Lets the other commands find this run. Without the file they do not, and that is all. */
async function openSession(run: LocalRun, settings: LocalSettings, { directory }: Terminal): Promise<string> {
  const file = sessionFileIn(directory);
  const { outputs, endpoints, accessKeyId } = run;
  const session = { pid: process.pid, sendsToPeople: sendsToPeople(settings), outputs, endpoints, accessKeyId };
  await addSession(file, session).catch((error: Error) => run.writeLine(`${file}: ${error.message}`));
  return file;
}

interface Announced extends Pick<BannerInput, 'warnings' | 'hasTunnel'> {
  readonly settings: LocalSettings;
}

function announce(run: LocalRun, { settings, ...given }: Announced, { paint, texts }: Terminal): void {
  const { sendUrl } = settings;
  const shown = { ...run, ...given, sendUrl, sendsToPeople: sendsToPeople(settings), messageId: newMessageId() };
  for (const line of bannerLines({ ...shown, paint, texts: texts.banner })) run.writeLine(line);
  run.writeLine(`ready ${run.url}`);
}

/** The tunnel ends with the local run; the local run goes on when the tunnel ends by itself. */
function openTunnel(run: LocalRun, tunnel: InstalledTunnel, terminal: Terminal, env: NodeJS.ProcessEnv) {
  const { program } = tunnel;
  run.writeLine(terminal.texts.tunnel.opening(program.name));
  const view = createTunnelView({ run, program, ...terminal });
  return startTunnel({ ...view, tunnel, env, origin: new URL(run.url).origin });
}
