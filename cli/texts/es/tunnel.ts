import type { tunnel as en } from '../en/tunnel';

const cloudflared = `  cloudflared   no pide cuenta
                https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/
                macOS:         brew install cloudflared
                Ubuntu, WSL:   curl -LO https://github.com/cloudflare/cloudflared/releases/latest/download/cloudflared-linux-$(dpkg --print-architecture).deb
                               sudo dpkg -i cloudflared-linux-*.deb`;

const ngrok = `  ngrok         pide una cuenta gratuita
                https://ngrok.com/download
                macOS:         brew install ngrok
                Ubuntu, WSL:   sudo snap install ngrok
                después:       ngrok config add-authtoken TU_TOKEN`;

const INSTALL = { cloudflared, ngrok, any: `${cloudflared}\n${ngrok}` };

/** What is said about the tunnel of a local run, in Spanish. */
export const tunnel: typeof en = {
  notInstalled: (wanted) => `${
    wanted === 'any'
      ? 'No están instalados cloudflared ni ngrok, o no están en el PATH. Consigue uno de los dos:'
      : `${wanted} no está instalado, o no está en el PATH. Consíguelo así:`
  }

${INSTALL[wanted]}

Y otra vez: ./whatz start --tunnel${wanted === 'any' ? '' : `=${wanted}`}
Sin túnel, solo para esta máquina: ./whatz start`,
  opening: (program) => `Abriendo un túnel con ${program} …`,
  opened: (program) => `Túnel (${program}): desde ahora se llega a esta máquina en`,
  paste: [
    'Pega los tres en el panel de WhatzMeAPI; el token va en Authorization, como Bearer token.',
    'La dirección puede tardar unos segundos en funcionar. Termina al detener esto, y la próxima puede ser otra.',
  ],
  slow: (program, reason, port, other) =>
    `${program} todavía no da una dirección${reason === undefined ? '' : `: ${reason}`}. Se sigue esperando.
Si en otro medio minuto no llega: Ctrl-C, y otra vez. Si no ayuda, tal vez un firewall o un proxy no lo deja salir a internet (puerto ${port} de salida); prueba con el otro: ./whatz start --tunnel=${other}`,
  failed: (program, reason) => `No hay túnel. ${program} terminó: ${reason}`,
  ended: (program, reason, url) => `Se acabó el túnel: ${url} ya no lleva a ningún lado. ${program} terminó: ${reason}`,
  goesOn: (url) =>
    `El webhook sigue corriendo, solo para esta máquina: ${url}\nPara otro túnel: Ctrl-C y ./whatz start --tunnel`,
};
