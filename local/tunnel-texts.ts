import type { WantedTunnel } from './start-options';
import type { TerminalLanguage } from './terminal-language';

/** What is said about the tunnel of a local run, in one language. */
export interface TunnelTexts {
  readonly notInstalled: (wanted: WantedTunnel) => string;
  readonly opening: (program: string) => string;
  readonly opened: (program: string) => string;
  readonly paste: readonly string[];
  readonly slow: (program: string, reason: string | undefined) => string;
  readonly failed: (program: string, reason: string) => string;
  readonly ended: (program: string, reason: string, url: string) => string;
  readonly goesOn: (url: string) => string;
}

const CLOUDFLARED_PAGE = 'https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/';
const NGROK_PAGE = 'https://ngrok.com/download';

const en: TunnelTexts = {
  notInstalled: (
    wanted,
  ) => `${wanted === 'any' ? 'Neither cloudflared nor ngrok is' : `${wanted} is not`} installed, or not on the PATH. Get one of the two:

  cloudflared   needs no account
                ${CLOUDFLARED_PAGE}
                macOS: brew install cloudflared
  ngrok         needs a free account
                ${NGROK_PAGE}
                then: ngrok config add-authtoken YOUR_TOKEN

Then again: npm start -- --tunnel
Without a tunnel, for this machine only: npm start`,
  opening: (program) => `Opening a tunnel with ${program} …`,
  opened: (program) => `Tunnel (${program}): from now on this machine can be reached at`,
  paste: [
    'Paste these three into the WhatzMeAPI panel; the token goes into Authorization, as a Bearer token.',
    'The address may need a few seconds to work. It ends with this run, and the next one may be another.',
  ],
  slow: (program, reason) =>
    `${program} has given no address yet${reason === undefined ? '' : `: ${reason}`}. Still waiting.`,
  failed: (program, reason) => `There is no tunnel. ${program} ended: ${reason}`,
  ended: (program, reason, url) => `The tunnel is gone: ${url} leads nowhere any more. ${program} ended: ${reason}`,
  goesOn: (url) =>
    `The local run goes on, for this machine only: ${url}\nFor a new tunnel: Ctrl-C, and npm start -- --tunnel`,
};

const es: TunnelTexts = {
  notInstalled: (
    wanted,
  ) => `${wanted === 'any' ? 'No están instalados cloudflared ni ngrok' : `No está instalado ${wanted}`}, o no están en el PATH. Consigue uno de los dos:

  cloudflared   no pide cuenta
                ${CLOUDFLARED_PAGE}
                macOS: brew install cloudflared
  ngrok         pide una cuenta gratuita
                ${NGROK_PAGE}
                después: ngrok config add-authtoken TU_TOKEN

Y otra vez: npm start -- --tunnel
Sin túnel, solo para esta máquina: npm start`,
  opening: (program) => `Abriendo un túnel con ${program} …`,
  opened: (program) => `Túnel (${program}): desde ahora se llega a esta máquina en`,
  paste: [
    'Pega los tres en el panel de WhatzMeAPI; el token va en Authorization, como Bearer token.',
    'La dirección puede tardar unos segundos en funcionar. Termina al detener esto, y la próxima puede ser otra.',
  ],
  slow: (program, reason) =>
    `${program} todavía no da una dirección${reason === undefined ? '' : `: ${reason}`}. Se sigue esperando.`,
  failed: (program, reason) => `No hay túnel. ${program} terminó: ${reason}`,
  ended: (program, reason, url) => `Se acabó el túnel: ${url} ya no lleva a ningún lado. ${program} terminó: ${reason}`,
  goesOn: (url) =>
    `El webhook sigue corriendo, solo para esta máquina: ${url}\nPara otro túnel: Ctrl-C y npm start -- --tunnel`,
};

/** The texts of `language`. */
export function tunnelTextsIn(language: TerminalLanguage): TunnelTexts {
  return language === 'es' ? es : en;
}
