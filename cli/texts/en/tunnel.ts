const cloudflared = `  cloudflared   needs no account
                https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/
                macOS:         brew install cloudflared
                Ubuntu, WSL:   curl -LO https://github.com/cloudflare/cloudflared/releases/latest/download/cloudflared-linux-$(dpkg --print-architecture).deb
                               sudo dpkg -i cloudflared-linux-*.deb`;

const ngrok = `  ngrok         needs a free account
                https://ngrok.com/download
                macOS:         brew install ngrok
                Ubuntu, WSL:   sudo snap install ngrok
                then:          ngrok config add-authtoken YOUR_TOKEN`;

const INSTALL = { cloudflared, ngrok, any: `${cloudflared}\n${ngrok}` };

/** What is said about the tunnel of a local run, in English. */
export const tunnel = {
  notInstalled: (wanted: keyof typeof INSTALL) => `${
    wanted === 'any'
      ? 'Neither cloudflared nor ngrok is installed, or they are not on the PATH. Get one of the two:'
      : `${wanted} is not installed, or not on the PATH. Get it:`
  }

${INSTALL[wanted]}

Then again: ./whatz start --tunnel${wanted === 'any' ? '' : `=${wanted}`}
Without a tunnel, for this machine only: ./whatz start`,
  opening: (program: string) => `Opening a tunnel with ${program} …`,
  opened: (program: string) => `Tunnel (${program}): from now on this machine can be reached at`,
  paste: [
    'Paste these three into the WhatzMeAPI panel; the token goes into Authorization, as a Bearer token.',
    'The address may need a few seconds to work. It ends with this run, and the next one may be another.',
  ],
  slow: (program: string, reason: string | undefined, port: number, other: string) =>
    `${program} has given no address yet${reason === undefined ? '' : `: ${reason}`}. Still waiting.
If none comes within another half minute: Ctrl-C, and again. If that does not help, a firewall or a proxy may keep it from the internet (outgoing port ${port}); try the other one: ./whatz start --tunnel=${other}`,
  failed: (program: string, reason: string) => `There is no tunnel. ${program} ended: ${reason}`,
  ended: (program: string, reason: string, url: string) =>
    `The tunnel is gone: ${url} leads nowhere any more. ${program} ended: ${reason}`,
  goesOn: (url: string) =>
    `The local run goes on, for this machine only: ${url}\nFor a new tunnel: Ctrl-C, and ./whatz start --tunnel`,
};
