import type { TerminalLanguage } from '../terminal/terminal-language';

/** What is said about a wrong command line of `simulate`, in one language. */
export interface SimulateOptionTexts {
  readonly whatToSend: (names: string) => string;
  readonly unknown: (name: string) => string;
  readonly oneOnly: (surplus: string) => string;
  readonly notTaken: (simulation: string, option: string) => string;
  readonly from: string;
  readonly count: (max: number) => string;
  readonly status: (given: string, known: string) => string;
  readonly fromNeeded: string;
}

const TEXTS: Readonly<Record<TerminalLanguage, SimulateOptionTexts>> = {
  en: {
    whatToSend: (names) => `Say what to send: ${names}.`,
    unknown: (name) => `There is no simulation "${name}".`,
    oneOnly: (surplus) => `One at a time: "${surplus}" is too much. A text with spaces goes in quotes.`,
    notTaken: (simulation, option) => `simulate ${simulation} takes no --${option}.`,
    from: '--from takes a phone number: 8 to 15 digits with the country code, e.g. 5215550000101.',
    count: (max) => `--count takes a whole number from 1 to ${max}.`,
    status: (given, known) => `"${given}" is no known state. Known: ${known}.`,
    fromNeeded:
      '--from is missing: the reply goes to that number, and a made-up one may belong to somebody.\nUse your own, with the country code: --from YOUR_NUMBER',
  },
  es: {
    whatToSend: (names) => `Di qué enviar: ${names}.`,
    unknown: (name) => `No existe la simulación "${name}".`,
    oneOnly: (surplus) => `De una en una: sobra "${surplus}". Un texto con espacios va entre comillas.`,
    notTaken: (simulation, option) => `simulate ${simulation} no lleva --${option}.`,
    from: '--from lleva un teléfono: de 8 a 15 dígitos con el código de país, como 5215550000101.',
    count: (max) => `--count lleva un número entero de 1 a ${max}.`,
    status: (given, known) => `"${given}" no es un estado conocido. Son: ${known}.`,
    fromNeeded:
      'Falta --from: la respuesta le llega a ese número, y uno inventado puede ser de alguien.\nPon el tuyo, con el código de país: --from TU_NUMERO',
  },
};

/** The texts of `language`. */
export function simulateOptionTextsIn(language: TerminalLanguage): SimulateOptionTexts {
  return TEXTS[language];
}
