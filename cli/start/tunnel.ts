import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { printable } from '../terminal/printable';
import type { InstalledTunnel } from './tunnel-lookup';

/** What happens to a tunnel. */
export interface TunnelListener {
  /** It has a public address: `origin` has no path. */
  readonly onOpened: (origin: string) => void;
  /** It has none after half a minute. `reason` is what it last complained of. */
  readonly onSlow: (reason: string | undefined) => void;
  /** It ended by itself, after it was opened at `origin`, or before it had an address. */
  readonly onEnded: (reason: string, origin: string | undefined) => void;
}

/** What a tunnel is started with. */
export interface TunnelOptions extends TunnelListener {
  readonly tunnel: InstalledTunnel;
  /** Where on this machine it leads, such as `http://127.0.0.1:3000`. */
  readonly origin: string;
  readonly env: NodeJS.ProcessEnv;
  /** @default 30000 */
  readonly slowAfterMs?: number;
}

/** A tunnel program that runs. */
export interface Tunnel {
  /** Ends it, in less than a second. The listener hears nothing any more. */
  close(): Promise<void>;
}

const GRACE_MS = 700;

/** Starts a tunnel program and tells what it comes to. */
export function startTunnel(options: TunnelOptions): Tunnel {
  const { tunnel, origin, env, slowAfterMs = 30_000 } = options;
  const child = spawn(tunnel.file, tunnel.program.args(origin), {
    env: withoutOurSecrets(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a process group of its own Ctrl-C does not reach it, and its end is never news when it is we who end it.
    detached: true,
  });
  const endAtOnce = () => signalGroup(child, 'SIGKILL');
  process.once('exit', endAtOnce);
  const seen = watchOutput(child, options);
  const slow = setTimeout(() => {
    if (seen.origin === undefined) options.onSlow(seen.reason);
  }, slowAfterMs);
  let isClosing = false;
  const ended = untilEnded(child).then((how) => {
    clearTimeout(slow);
    process.off('exit', endAtOnce);
    if (!isClosing) options.onEnded(seen.reason ?? how, seen.origin);
  });
  return {
    close: async () => {
      isClosing = true;
      signalGroup(child, 'SIGTERM');
      await Promise.race([ended, sleep(GRACE_MS, undefined, { ref: false })]);
      signalGroup(child, 'SIGKILL');
      await ended;
    },
  };
}

interface Seen {
  origin: string | undefined;
  reason: string | undefined;
}

function watchOutput(child: ChildProcess, { tunnel, onOpened }: TunnelOptions): Seen {
  const seen: Seen = { origin: undefined, reason: undefined };
  const read = (text: string) => {
    const line = tunnel.program.read(text);
    if (line.kind === 'problem') seen.reason = printable(line.reason);
    if (line.kind !== 'address' || seen.origin !== undefined) return;
    seen.origin = line.origin;
    // What went wrong on the way there is not what may end it later.
    seen.reason = undefined;
    onOpened(line.origin);
  };
  const streams = [child.stdout, child.stderr].filter((stream): stream is Readable => stream !== null);
  for (const input of streams) createInterface({ input }).on('line', read);
  return seen;
}

/** How it ended. After `close`, because the reason is in its last line. */
function untilEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // All of it has ended.
  }
}

/** It needs none of the local run's variables, and some of them are secrets. */
function withoutOurSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('WHATZ_')));
}
