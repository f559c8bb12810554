import type { WantedTunnel } from '../start/start-options';
import type { TunnelName } from '../start/tunnel-programs';
import type { TerminalLanguage } from '../terminal/terminal-language';

/** What is said about the tunnel of a local run, in one language. */
export interface TunnelTexts {
  readonly notInstalled: (wanted: WantedTunnel) => string;
  readonly opening: (program: string) => string;
  readonly opened: (program: string) => string;
  readonly paste: readonly string[];
  readonly slow: (program: TunnelName, reason: string | undefined) => string;
  readonly failed: (program: string, reason: string) => string;
  readonly ended: (program: string, reason: string, url: string) => string;
  readonly goesOn: (url: string) => string;
}

const CLOUDFLARED_PAGE = 'https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/';
const CLOUDFLARED_DEB =
  'https://github.com/cloudflare/cloudflared/releases/latest/download/cloudflared-linux-$(dpkg --print-architecture).deb';
const NGROK_PAGE = 'https://ngrok.com/download';

/** How to get a program, line by line; the first line is about accounts. */
type InstallHelp = Readonly<Record<TunnelName, readonly string[]>>;

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

const getEs: InstallHelp = {
  cloudflared: [
    'no pide cuenta',
    CLOUDFLARED_PAGE,
    'macOS:         brew install cloudflared',
    `Ubuntu, WSL:   curl -LO ${CLOUDFLARED_DEB}`,
    '               sudo dpkg -i cloudflared-linux-*.deb',
  ],
  ngrok: [
    'pide una cuenta gratuita',
    NGROK_PAGE,
    'macOS:         brew install ngrok',
    'Ubuntu, WSL:   sudo snap install ngrok',
    'después:       ngrok config add-authtoken TU_TOKEN',
  ],
};

/** What helps when no address comes: the port that must be open towards the internet, and the other program. */
const OUTGOING_PORT: Readonly<Record<TunnelName, number>> = { cloudflared: 7844, ngrok: 443 };
const OTHER: Readonly<Record<TunnelName, TunnelName>> = { cloudflared: 'ngrok', ngrok: 'cloudflared' };

function installHelp(wanted: WantedTunnel, help: InstallHelp): string {
  const names: readonly TunnelName[] = wanted === 'any' ? ['cloudflared', 'ngrok'] : [wanted];
  const width = 'cloudflared'.length;
  const lines = names.flatMap((name) =>
    help[name].map((line, index) => `  ${(index === 0 ? name : '').padEnd(width)}   ${line}`),
  );
  return lines.join('\n');
}

/** The command that asks for this tunnel. */
function startCommand(wanted: WantedTunnel): string {
  return `npm start -- --tunnel${wanted === 'any' ? '' : `=${wanted}`}`;
}

const en: TunnelTexts = {
  notInstalled: (wanted) => `${
    wanted === 'any'
      ? 'Neither cloudflared nor ngrok is installed, or they are not on the PATH. Get one of the two:'
      : `${wanted} is not installed, or not on the PATH. Get it:`
  }

${installHelp(wanted, getEn)}

Then again: ${startCommand(wanted)}
Without a tunnel, for this machine only: npm start`,
  opening: (program) => `Opening a tunnel with ${program} …`,
  opened: (program) => `Tunnel (${program}): from now on this machine can be reached at`,
  paste: [
    'Paste these three into the WhatzMeAPI panel; the token goes into Authorization, as a Bearer token.',
    'The address may need a few seconds to work. It ends with this run, and the next one may be another.',
  ],
  slow: (program, reason) =>
    `${program} has given no address yet${reason === undefined ? '' : `: ${reason}`}. Still waiting.
If none comes within another half minute: Ctrl-C, and again. If that does not help, a firewall or a proxy may keep it from the internet (outgoing port ${OUTGOING_PORT[program]}); try the other one: ${startCommand(OTHER[program])}`,
  failed: (program, reason) => `There is no tunnel. ${program} ended: ${reason}`,
  ended: (program, reason, url) => `The tunnel is gone: ${url} leads nowhere any more. ${program} ended: ${reason}`,
  goesOn: (url) =>
    `The local run goes on, for this machine only: ${url}\nFor a new tunnel: Ctrl-C, and npm start -- --tunnel`,
};

const es: TunnelTexts = {
  notInstalled: (wanted) => `${
    wanted === 'any'
      ? 'No están instalados cloudflared ni ngrok, o no están en el PATH. Consigue uno de los dos:'
      : `${wanted} no está instalado, o no está en el PATH. Consíguelo así:`
  }

${installHelp(wanted, getEs)}

Y otra vez: ${startCommand(wanted)}
Sin túnel, solo para esta máquina: npm start`,
  opening: (program) => `Abriendo un túnel con ${program} …`,
  opened: (program) => `Túnel (${program}): desde ahora se llega a esta máquina en`,
  paste: [
    'Pega los tres en el panel de WhatzMeAPI; el token va en Authorization, como Bearer token.',
    'La dirección puede tardar unos segundos en funcionar. Termina al detener esto, y la próxima puede ser otra.',
  ],
  slow: (program, reason) =>
    `${program} todavía no da una dirección${reason === undefined ? '' : `: ${reason}`}. Se sigue esperando.
Si en otro medio minuto no llega: Ctrl-C, y otra vez. Si no ayuda, tal vez un firewall o un proxy no lo deja salir a internet (puerto ${OUTGOING_PORT[program]} de salida); prueba con el otro: ${startCommand(OTHER[program])}`,
  failed: (program, reason) => `No hay túnel. ${program} terminó: ${reason}`,
  ended: (program, reason, url) => `Se acabó el túnel: ${url} ya no lleva a ningún lado. ${program} terminó: ${reason}`,
  goesOn: (url) =>
    `El webhook sigue corriendo, solo para esta máquina: ${url}\nPara otro túnel: Ctrl-C y npm start -- --tunnel`,
};

/** The texts of `language`. */
export function tunnelTextsIn(language: TerminalLanguage): TunnelTexts {
  return language === 'es' ? es : en;
}
