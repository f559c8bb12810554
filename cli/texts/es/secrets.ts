import type { secrets as en } from '../en/secrets';
import { target } from './target';

/** What `secrets` says, in Spanish. */
export const secrets: typeof en = {
  summary: 'muestra, guarda y cambia los secretos',
  help: `Uso: ./whatz secrets <qué> [opciones]

Qué:
  show               la dirección, el secreto y la credencial que se pegan en
                     el panel de WhatzMeAPI. Código de salida 1 mientras falte
                     el token de envío
  set send-token     guarda el token de la API de envío. Lo pregunta, o lo lee
                     de la entrada estándar
  rotate webhook     crea un secreto de firma nuevo y lo muestra para el panel
  rotate credential  lo mismo para lo que lleva Authorization

Opciones:
  --leaked           con rotate: el valor actual se rechaza en menos de 5
                     minutos, en vez de seguir valiendo mientras pegas el nuevo
  --yes              no pregunta
  --json             en JSON
${target.help}

Ejemplos:
  ./whatz secrets set send-token
  ./whatz secrets rotate webhook
  pass show whatzmeapi | ./whatz secrets set send-token`,
  whatToDo: 'Di qué hacer, sin nada más detrás: show, set send-token, rotate webhook, rotate credential.',
  rotateWhat:
    '¿El secreto de firma o la credencial? ./whatz secrets rotate webhook o ./whatz secrets rotate credential. El token de envío se crea en el panel de WhatzMeAPI: guárdalo con ./whatz secrets set send-token.',
  leakedOnlyRotates: '--leaked solo va con rotate.',
  url: 'URL',
  secret: 'Secreto',
  authorization: 'Authorization',
  authorizationOf: (auth, credential) => {
    if (auth === 'bearer') return `Bearer ${credential}`;
    if (auth === 'basic') return `Basic, usuario y contraseña: ${credential}`;
    if (auth === 'jwt') return `Bearer <JWT>, firmado HS256 con: ${credential}`;
    return auth === 'none' ? 'ninguna' : 'Bearer <JWT> de tu emisor';
  },
  pasteThese: 'Pega esto en el panel de WhatzMeAPI:',
  sendTokenSet: 'El token de envío está guardado.',
  sendTokenMissing: `Falta el token de envío; mientras tanto no se contesta nada. Guárdalo con: ./whatz secrets set send-token`,
  askSendToken: 'Token de envío (no se muestra): ',
  nothingTyped: 'No escribiste nada y no se guardó nada.',
  tokenInHistory:
    'El token no va en la línea de comandos: ya quedó en el historial de tu terminal. Crea otro en el panel, ejecuta esto sin él y pégalo cuando te lo pida.',
  notAToken: 'Eso no es un token: no lleva espacios ni acentos. No se guardó nada.',
  sendTokenStored:
    'Guardado. Los mensajes que esperan se contestan en 15 minutos o menos; los nuevos, en unos 30 segundos.',
  noCredentialUsed: (auth) => `Con auth "${auth}" no se revisa ninguna credencial nuestra; no hay nada que cambiar.`,
  tooSoon: (since, until) =>
    `Se cambió el ${since.toLocaleString('es-MX')} y el panel puede tener todavía el valor anterior. Espera hasta el ${until.toLocaleString('es-MX')} o, si el valor actual se filtró, agrega --leaked.`,
  confirmRotate: (which, target) =>
    `¿Crear ${which === 'webhook' ? 'un secreto de webhook nuevo' : 'una credencial nueva'} en ${target}? [s/N]`,
  confirmLeaked: (which, target) =>
    `¿Crear ${which === 'webhook' ? 'un secreto de webhook nuevo' : 'una credencial nueva'} en ${target} y rechazar lo actual? Hasta que lo nuevo esté en el panel, los webhooks se rechazan. [s/N]`,
  waiting: (seconds) => `Escrito. Para que todas las funciones lo conozcan faltan ${seconds} s`,
  rotated: (which, value) => [
    which === 'webhook'
      ? 'Secreto nuevo; pégalo ahora en el panel de WhatzMeAPI:'
      : 'Credencial nueva; pégala ahora en el panel de WhatzMeAPI:',
    '',
    `  ${value}`,
    '',
  ],
  previousAccepted: (hours) => `El valor anterior vale ${hours} horas más.`,
  previousWarned: 'Si el panel lo sigue usando cuando quede una sexta parte de ese tiempo, una alarma te avisa.',
  previousRefused: 'El valor anterior se rechaza en menos de 5 minutos.',
};
