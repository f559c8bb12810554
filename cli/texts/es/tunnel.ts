import {
  CLOUDFLARED_DEB,
  CLOUDFLARED_PAGE,
  type tunnel as en,
  type InstallHelp,
  installHelp,
  NGROK_PAGE,
  OTHER,
  OUTGOING_PORT,
  startCommand,
} from '../en/tunnel';

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

/** What is said about the tunnel of a local run, in Spanish. */
export const tunnel: typeof en = {
  notInstalled: (wanted) => `${
    wanted === 'any'
      ? 'No están instalados cloudflared ni ngrok, o no están en el PATH. Consigue uno de los dos:'
      : `${wanted} no está instalado, o no está en el PATH. Consíguelo así:`
  }

${installHelp(wanted, getEs)}

Y otra vez: ${startCommand(wanted)}
Sin túnel, solo para esta máquina: ./whatz start`,
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
    `El webhook sigue corriendo, solo para esta máquina: ${url}\nPara otro túnel: Ctrl-C y ./whatz start --tunnel`,
};
