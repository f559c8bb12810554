import type { LocalRun } from '../../local/start-local-run';
import type { Paint } from '../terminal/paint';
import type { Texts } from '../texts/texts';
import { bannerRows } from './banner';
import type { TunnelListener } from './tunnel';
import type { TunnelProgram } from './tunnel-programs';

/** What the lines about a tunnel are made from. */
export interface TunnelViewInput {
  readonly run: Pick<LocalRun, 'url' | 'secret' | 'token' | 'writeLine'>;
  readonly program: TunnelProgram;
  readonly paint: Paint;
  readonly texts: Texts;
}

/** Tells the person at the terminal what becomes of the tunnel. */
export function createTunnelView({
  run,
  program,
  paint,
  texts: { banner, tunnel: texts },
}: TunnelViewInput): TunnelListener {
  const { name, outgoingPort, other } = program;
  const publicUrl = (origin: string) => new URL(new URL(run.url).pathname, origin).href;
  const write = (lines: readonly string[]) => {
    for (const line of lines) run.writeLine(line);
  };
  return {
    onOpened: (origin) => {
      const rows = bannerRows({ ...run, url: publicUrl(origin), paint, texts: banner });
      const hints = texts.paste.map((line) => paint('dim', line));
      write(['', paint('bold', texts.opened(name)), '', ...rows, '', ...hints, '']);
    },
    onSlow: (reason) => write([paint('yellow', texts.slow(name, reason, outgoingPort, other))]),
    onEnded: (reason, origin) => {
      const what = origin === undefined ? texts.failed(name, reason) : texts.ended(name, reason, publicUrl(origin));
      write(['', paint('bold', paint('red', what)), texts.goesOn(run.url), '']);
    },
  };
}
