import { CommandError } from '../terminal/command';
import { parseOptionsOnly } from '../terminal/parse-options';
import type { Texts } from '../texts/texts';
import { isTunnelName, type TunnelName } from './tunnel-programs';

/** Which tunnel is wanted: one of the two, or whichever is installed. */
export type WantedTunnel = TunnelName | 'any';

const ANY = 'any';

/**
 * Reads the command line of `start`: `--tunnel` or `--tunnel=<program>`.
 *
 * @throws CommandError with code `usage`
 */
export function parseStartOptions(args: readonly string[], texts: Texts): WantedTunnel | undefined {
  // An option whose value may be left out is nothing that Node knows.
  const whole = args.map((arg) => (arg === '--tunnel' ? `--tunnel=${ANY}` : arg));
  const { tunnel } = parseOptionsOnly(whole, { tunnel: { type: 'string' } }, texts);
  if (tunnel === undefined || tunnel === ANY || isTunnelName(tunnel)) return tunnel;
  throw new CommandError('usage', texts.start.unknownTunnel(tunnel));
}
