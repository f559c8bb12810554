import { jsonObjectIn } from '../../lambdas/shared/message/json-object';

/** Programs that give this machine a public address. */
export type TunnelName = 'cloudflared' | 'ngrok';

/** What a line of a tunnel program says. */
export type TunnelLine =
  /** The public address, without a path. */
  | { readonly kind: 'address'; readonly origin: string }
  /** Why there is none, or why it may end. */
  | { readonly kind: 'problem'; readonly reason: string }
  | { readonly kind: 'other' };

/** How a tunnel program is started, and how its output is read. */
export interface TunnelProgram {
  readonly name: TunnelName;
  /** Port towards the internet that it needs. */
  readonly outgoingPort: number;
  /** Name of the one to try when this one gets no address. */
  readonly other: TunnelName;
  /** Its arguments for a tunnel to `origin`, such as `http://127.0.0.1:3000`. */
  args(origin: string): readonly string[];
  read(line: string): TunnelLine;
}

const OTHER: TunnelLine = { kind: 'other' };

/**
 * Quick tunnels want no account. It prints the address in a box on standard error:
 * `2025-05-08T20:24:34Z INF |  https://pda-cameron.trycloudflare.com  |`
 */
const cloudflared: TunnelProgram = {
  name: 'cloudflared',
  outgoingPort: 7844,
  other: 'ngrok',
  // A config.yml of another tunnel would win over --url, and its last rule answers everything with 404.
  args: (origin) => ['tunnel', '--config', '/dev/null', '--no-autoupdate', '--url', origin],
  read: (line) => {
    // When it fails, it names the service that it asked: https://api.trycloudflare.com/tunnel
    const origin = /https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com(?![\w.-])/.exec(line)?.[0];
    if (origin !== undefined) return { kind: 'address', origin };
    if (line.includes('/dev/null was empty')) return OTHER;
    // Its last word, "failed to request quick Tunnel: …", comes without time and level.
    const reason = /^\S+Z ERR (.+)$/.exec(line)?.[1] ?? /^failed to .+$/.exec(line)?.[0];
    return reason === undefined ? OTHER : { kind: 'problem', reason };
  },
};

/** It wants an account. With `--log-format json` it prints `{"msg":"started tunnel","url":"https://…",…}`, a line each. */
const ngrok: TunnelProgram = {
  name: 'ngrok',
  outgoingPort: 443,
  other: 'cloudflared',
  args: (origin) => ['http', origin, '--log', 'stdout', '--log-format', 'json'],
  read: (line) => {
    const { msg, url, lvl, err } = jsonObjectIn(line) ?? {};
    if (msg === 'started tunnel' && typeof url === 'string' && url.startsWith('https://')) {
      return { kind: 'address', origin: new URL(url).origin };
    }
    if (lvl !== 'eror' && lvl !== 'crit') return OTHER;
    return { kind: 'problem', reason: ngrokReason(String(err ?? msg ?? lvl)) };
  },
};

/** The programs, in the order in which they are looked for: the one that wants no account first. */
export const TUNNEL_PROGRAMS: readonly TunnelProgram[] = [cloudflared, ngrok];

/** Whether `name` is that of a program in `TUNNEL_PROGRAMS`. */
export function isTunnelName(name: string): name is TunnelName {
  return TUNNEL_PROGRAMS.some((program) => program.name === name);
}

/** The first line and the code: one of those between may be "Your authtoken: …". */
function ngrokReason(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const code = /\bERR_NGROK_\d+\b/.exec(text)?.[0];
  return code === undefined || first.includes(code) ? first : `${first} (${code})`;
}
