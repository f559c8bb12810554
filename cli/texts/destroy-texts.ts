import type { TerminalLanguage } from '../terminal/terminal-language';
import { wrapperTextsIn } from './wrapper-texts';

/** What `npm run destroy` says, in one language. */
export interface DestroyTexts {
  readonly help: string;
  readonly noStack: (name: string, account: string, region: string) => string;
  readonly panelFirst: string;
  readonly lost: string;
  /** Counts are undefined where they could not be had. */
  readonly lostThings: (messages: number | undefined, deadLetters: number | undefined) => readonly string[];
  readonly stays: string;
  readonly stayingThings: readonly string[];
  readonly question: (name: string) => string;
  readonly notDone: string;
  readonly removed: (name: string) => string;
}

const en: DestroyTexts = {
  help: `Usage: npm run destroy -- [options]

Removes the webhook from your AWS account with CDK. Before that it says what is
lost and what stays, and asks for the name of the stack.

Options:
${wrapperTextsIn('en').options}
  -y, --yes                      asks nothing

Give the same -c options as for the deploy: they say which stack it is.`,
  noStack: (name, account, region) =>
    `There is no stack ${name} in account ${account}, ${region}. The same -c, --profile and --region as for the deploy find it.`,
  panelFirst: 'Take the address out of the WhatzMeAPI panel first: what comes in afterwards is lost.',
  lost: 'This is lost',
  lostThings: (messages, deadLetters) => [
    `messages that wait for an answer: ${messages ?? 'they could not be counted'}`,
    `dead letters: ${deadLetters ?? 'they could not be counted'}`,
    'the memory of what was taken and answered, and all logs',
    'alarms, dashboard, and the address of the webhook; the next deploy has another, unless it is a domain of yours',
  ],
  stays: 'This stays',
  stayingThings: [
    'the secrets, in the recovery window of Secrets Manager (up to 30 days; free)',
    "API Gateway's account setting and its role for logs: other APIs of the region may need them",
    'the stack CDKToolkit, which other projects may use',
  ],
  question: (name) => `Type ${name} to remove it:`,
  notDone: 'That is not its name. Nothing was removed.',
  removed: (name) => `\n${name} is removed.`,
};

const es: DestroyTexts = {
  help: `Uso: npm run destroy -- [opciones]

Quita el webhook de tu cuenta de AWS con CDK. Antes dice qué se pierde y qué se
queda, y pide el nombre del stack.

Opciones:
${wrapperTextsIn('es').options}
  -y, --yes                      no pregunta nada

Da las mismas opciones -c que al desplegar: dicen qué stack es.`,
  noStack: (name, account, region) =>
    `No existe el stack ${name} en la cuenta ${account}, ${region}. Se encuentra con los mismos -c, --profile y --region que al desplegar.`,
  panelFirst: 'Primero quita la dirección del panel de WhatzMeAPI: lo que llegue después se pierde.',
  lost: 'Esto se pierde',
  lostThings: (messages, deadLetters) => [
    `mensajes que esperan respuesta: ${messages ?? 'no se pudieron contar'}`,
    `mensajes apartados: ${deadLetters ?? 'no se pudieron contar'}`,
    'la memoria de lo recibido y respondido, y todos los registros',
    'alarmas, tablero y la dirección del webhook; el próximo despliegue tiene otra, salvo con un dominio tuyo',
  ],
  stays: 'Esto se queda',
  stayingThings: [
    'los secretos, en la ventana de recuperación de Secrets Manager (hasta 30 días; sin costo)',
    'el ajuste de cuenta de API Gateway y su rol para registros: otras API de la región pueden necesitarlos',
    'el stack CDKToolkit, que otros proyectos pueden usar',
  ],
  question: (name) => `Escribe ${name} para quitarlo:`,
  notDone: 'Ese no es su nombre. No se quitó nada.',
  removed: (name) => `\n${name} ya no está.`,
};

/** The texts of `language`. */
export function destroyTextsIn(language: TerminalLanguage): DestroyTexts {
  return language === 'es' ? es : en;
}
