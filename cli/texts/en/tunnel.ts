type TunnelName = 'cloudflared' | 'ngrok';
type WantedTunnel = TunnelName | 'any';

export const CLOUDFLARED_PAGE =
  'https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/';
export const CLOUDFLARED_DEB =
  'https://github.com/cloudflare/cloudflared/releases/latest/download/cloudflared-linux-$(dpkg --print-architecture).deb';
export const NGROK_PAGE = 'https://ngrok.com/download';

/** How to get a program, line by line; the first line is about accounts. */
export type InstallHelp = Readonly<Record<TunnelName, readonly string[]>>;

const getEn: InstallHelp = {
  cloudflared: [
    'needs no account',
    CLOUDFLARED_PAGE,
    'macOS:         brew install cloudflared',
    `Ubuntu, WSL:   curl -LO ${CLOUDFLARED_DEB}`,
    '               sudo dpkg -i cloudflared-linux-*.deb',
  ],
  ngrok: [
    'needs a free account',
    NGROK_PAGE,
    'macOS:         brew install ngrok',
    'Ubuntu, WSL:   sudo snap install ngrok',
    'then:          ngrok config add-authtoken YOUR_TOKEN',
  ],
};

/** What helps when no address comes: the port that must be open towards the internet, and the other program. */
export const OUTGOING_PORT: Readonly<Record<TunnelName, number>> = { cloudflared: 7844, ngrok: 443 };
export const OTHER: Readonly<Record<TunnelName, TunnelName>> = { cloudflared: 'ngrok', ngrok: 'cloudflared' };

export function installHelp(wanted: WantedTunnel, help: InstallHelp): string {
  const names: readonly TunnelName[] = wanted === 'any' ? ['cloudflared', 'ngrok'] : [wanted];
  const width = 'cloudflared'.length;
  const lines = names.flatMap((name) =>
    help[name].map((line, index) => `  ${(index === 0 ? name : '').padEnd(width)}   ${line}`),
  );
  return lines.join('\n');
}

/** The command that asks for this tunnel. */
export function startCommand(wanted: WantedTunnel): string {
  return `./whatz start --tunnel${wanted === 'any' ? '' : `=${wanted}`}`;
}

/** What is said about the tunnel of a local run, in English. */
export const tunnel = {
  notInstalled: (wanted: WantedTunnel) => `${
    wanted === 'any'
      ? 'Neither cloudflared nor ngrok is installed, or they are not on the PATH. Get one of the two:'
      : `${wanted} is not installed, or not on the PATH. Get it:`
  }

${installHelp(wanted, getEn)}

Then again: ${startCommand(wanted)}
Without a tunnel, for this machine only: ./whatz start`,
  opening: (program: string) => `Opening a tunnel with ${program} …`,
  opened: (program: string) => `Tunnel (${program}): from now on this machine can be reached at`,
  paste: [
    'Paste these three into the WhatzMeAPI panel; the token goes into Authorization, as a Bearer token.',
    'The address may need a few seconds to work. It ends with this run, and the next one may be another.',
  ],
  slow: (program: TunnelName, reason: string | undefined) =>
    `${program} has given no address yet${reason === undefined ? '' : `: ${reason}`}. Still waiting.
If none comes within another half minute: Ctrl-C, and again. If that does not help, a firewall or a proxy may keep it from the internet (outgoing port ${OUTGOING_PORT[program]}); try the other one: ${startCommand(OTHER[program])}`,
  failed: (program: string, reason: string) => `There is no tunnel. ${program} ended: ${reason}`,
  ended: (program: string, reason: string, url: string) =>
    `The tunnel is gone: ${url} leads nowhere any more. ${program} ended: ${reason}`,
  goesOn: (url: string) =>
    `The local run goes on, for this machine only: ${url}\nFor a new tunnel: Ctrl-C, and ./whatz start --tunnel`,
};
