import type { StackOutputs } from '../lib/stack-outputs';
import type { TerminalLanguage } from '../local/terminal-language';
import { targetTextsIn } from './target-texts';

type Which = 'webhook' | 'credential';

/** What `secrets` says, in one language. */
export interface SecretsTexts {
  readonly summary: string;
  readonly help: string;
  readonly whatToDo: (given: string) => string;
  readonly leakedOnlyRotates: string;
  readonly url: string;
  readonly secret: string;
  readonly authorization: string;
  readonly authorizationOf: (auth: StackOutputs['Auth'], credential: string | undefined) => string;
  readonly pasteThese: string;
  readonly sendTokenSet: string;
  readonly sendTokenMissing: string;
  readonly askSendToken: string;
  readonly notAToken: string;
  readonly sendTokenStored: string;
  readonly noCredentialUsed: (auth: StackOutputs['Auth']) => string;
  readonly tooSoon: (since: Date, until: Date) => string;
  readonly confirmRotate: (which: Which, target: string) => string;
  readonly confirmLeaked: (which: Which, target: string) => string;
  readonly waiting: (seconds: number) => string;
  readonly rotated: (which: Which, value: string, previousHours: number) => readonly string[];
}

const SET_SEND_TOKEN = 'npm run whatz -- secrets set send-token';

const en: SecretsTexts = {
  summary: 'show, set and rotate the secrets',
  help: `Usage: npm run whatz -- secrets <what> [options]

What:
  show               the address, secret and credential to paste into the
                     WhatzMeAPI panel. Exit code 1 while the send token is
                     not set
  set send-token     stores the token of the send API. Asks for it, or reads
                     it from standard input
  rotate webhook     makes a new signing secret, and prints it for the panel
  rotate credential  the same for what Authorization carries

Options:
  --leaked           with rotate: the present value is refused within 5
                     minutes instead of serving on while you paste the new one
  --yes              does not ask
  --json             as JSON
${targetTextsIn('en').help}

Examples:
  npm run whatz -- secrets set send-token
  npm run whatz -- secrets rotate webhook
  pass show whatzmeapi | npm run whatz -- secrets set send-token`,
  whatToDo: (given) =>
    `${given === '' ? 'Say what to do' : `There is no "secrets ${given}"`}: show, set send-token, rotate webhook, rotate credential.`,
  leakedOnlyRotates: '--leaked goes with rotate only.',
  url: 'URL',
  secret: 'Secret',
  authorization: 'Authorization',
  authorizationOf: (auth, credential) => {
    if (auth === 'bearer') return `Bearer ${credential}`;
    if (auth === 'basic') return `Basic, user and password: ${credential}`;
    if (auth === 'jwt') return `Bearer <JWT>, signed HS256 with: ${credential}`;
    return auth === 'none' ? 'none' : 'Bearer <JWT> of your issuer';
  },
  pasteThese: 'Paste these into the WhatzMeAPI panel:',
  sendTokenSet: 'The send token is set.',
  sendTokenMissing: `The send token is not set, so nothing is answered yet. Set it with: ${SET_SEND_TOKEN}`,
  askSendToken: 'Send token (it is not shown): ',
  notAToken: 'That is no token: it has no blanks and no letters with accents. Nothing was stored.',
  sendTokenStored: 'Stored. Messages that wait are answered within 15 minutes, new ones at once.',
  noCredentialUsed: (auth) => `With auth "${auth}" no credential of ours is checked, so there is none to rotate.`,
  tooSoon: (since, until) =>
    `It was rotated on ${since.toLocaleString('en')}, and the value before that may still be in the panel. Wait until ${until.toLocaleString('en')}, or, if the present value has leaked, add --leaked.`,
  confirmRotate: (which, target) =>
    `Make a new ${which === 'webhook' ? 'webhook secret' : 'credential'} in ${target}? [y/N]`,
  confirmLeaked: (which, target) =>
    `Make a new ${which === 'webhook' ? 'webhook secret' : 'credential'} in ${target}, and refuse the present one? Until the new one is in the panel, webhooks are refused. [y/N]`,
  waiting: (seconds) => `Written. Until every function knows the new value: ${seconds} s`,
  rotated: (which, value, hours) => [
    `New ${which === 'webhook' ? 'secret' : 'credential'}, to paste into the WhatzMeAPI panel now:`,
    '',
    `  ${value}`,
    '',
    hours === 0
      ? 'The one before is refused from now on.'
      : `The one before is accepted for ${hours} hours. An alarm tells you if the panel still uses it shortly before that.`,
  ],
};

const es: SecretsTexts = {
  summary: 'muestra, guarda y cambia los secretos',
  help: `Uso: npm run whatz -- secrets <qué> [opciones]

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
${targetTextsIn('es').help}

Ejemplos:
  npm run whatz -- secrets set send-token
  npm run whatz -- secrets rotate webhook
  pass show whatzmeapi | npm run whatz -- secrets set send-token`,
  whatToDo: (given) =>
    `${given === '' ? 'Di qué hacer' : `No existe "secrets ${given}"`}: show, set send-token, rotate webhook, rotate credential.`,
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
  sendTokenMissing: `Falta el token de envío; mientras tanto no se contesta nada. Guárdalo con: ${SET_SEND_TOKEN}`,
  askSendToken: 'Token de envío (no se muestra): ',
  notAToken: 'Eso no es un token: no lleva espacios ni acentos. No se guardó nada.',
  sendTokenStored: 'Guardado. Los mensajes que esperan se contestan en 15 minutos o menos; los nuevos, de inmediato.',
  noCredentialUsed: (auth) => `Con auth "${auth}" no se revisa ninguna credencial nuestra; no hay nada que cambiar.`,
  tooSoon: (since, until) =>
    `Se cambió el ${since.toLocaleString('es-MX')} y el panel puede tener todavía el valor anterior. Espera hasta el ${until.toLocaleString('es-MX')} o, si el valor actual se filtró, agrega --leaked.`,
  confirmRotate: (which, target) =>
    `¿Crear ${which === 'webhook' ? 'un secreto de webhook nuevo' : 'una credencial nueva'} en ${target}? [s/N]`,
  confirmLeaked: (which, target) =>
    `¿Crear ${which === 'webhook' ? 'un secreto de webhook nuevo' : 'una credencial nueva'} en ${target} y rechazar lo actual? Hasta que lo nuevo esté en el panel, los webhooks se rechazan. [s/N]`,
  waiting: (seconds) => `Escrito. Para que todas las funciones lo conozcan faltan ${seconds} s`,
  rotated: (which, value, hours) => [
    which === 'webhook'
      ? 'Secreto nuevo; pégalo ahora en el panel de WhatzMeAPI:'
      : 'Credencial nueva; pégala ahora en el panel de WhatzMeAPI:',
    '',
    `  ${value}`,
    '',
    hours === 0
      ? 'Lo anterior se rechaza a partir de ahora.'
      : `Lo anterior se acepta ${hours} horas más. Una alarma avisa si poco antes el panel todavía lo usa.`,
  ],
};

/** The texts of `language`. */
export function secretsTextsIn(language: TerminalLanguage): SecretsTexts {
  return language === 'es' ? es : en;
}
