import { isTunnelName, type TunnelName } from './tunnel-programs';

/** Which tunnel is wanted: one of the two, or whichever is installed. */
export type WantedTunnel = TunnelName | 'any';

/** What the command line of `npm start` asks for. */
export type StartOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly argument: string }
  | { readonly kind: 'run'; readonly tunnel: WantedTunnel | undefined };

const TUNNEL_OPTION = '--tunnel';

/** Reads `--help`, `--tunnel` and `--tunnel=<program>`. The first argument that is none of them is wrong. */
export function parseStartOptions(args: readonly string[]): StartOptions {
  let tunnel: WantedTunnel | undefined;
  for (const argument of args) {
    if (argument === '--help' || argument === '-h') return { kind: 'help' };
    const wanted = tunnelIn(argument);
    if (wanted === undefined) return { kind: 'wrong', argument };
    tunnel = wanted;
  }
  return { kind: 'run', tunnel };
}

function tunnelIn(argument: string): WantedTunnel | undefined {
  if (argument === TUNNEL_OPTION) return 'any';
  const [option, name = ''] = argument.split('=', 2);
  return option === TUNNEL_OPTION && isTunnelName(name) ? name : undefined;
}
