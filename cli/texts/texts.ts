import type { TerminalLanguage } from '../terminal/terminal-language';

/** What the command line says around its commands, in one language. */
export interface CliTexts {
  readonly usage: string;
  readonly commands: string;
  readonly more: string;
  readonly unknownCommand: (name: string) => string;
  readonly unknownOption: (option: string) => string;
  readonly needsValue: (option: string) => string;
  readonly takesNoValue: (option: string) => string;
  readonly surplus: (word: string) => string;
  readonly nobodyToAsk: string;
  readonly nothingDone: string;
  readonly didYouMean: (name: string) => string;
  readonly seeHelp: (command: string) => string;
}

const TEXTS: Readonly<Record<TerminalLanguage, CliTexts>> = {
  en: {
    usage: 'Usage: npm run whatz -- <command> [options]',
    commands: 'Commands:',
    more: 'More about one: npm run whatz -- <command> --help',
    unknownCommand: (name) => `There is no command "${name}".`,
    unknownOption: (option) => `There is no option ${option}.`,
    needsValue: (option) => `${option} needs a value; one that starts with a dash goes as ${option}=<value>.`,
    takesNoValue: (option) => `${option} takes no value.`,
    surplus: (word) => `"${word}" is one word too many.`,
    nobodyToAsk:
      'Nothing was changed: nobody can be asked here, because input is no terminal. --yes goes on without asking.',
    nothingDone: 'Nothing was changed.',
    didYouMean: (name) => `Did you mean ${name}?`,
    seeHelp: (command) => `Help: npm run whatz -- ${command}--help`,
  },
  es: {
    usage: 'Uso: npm run whatz -- <comando> [opciones]',
    commands: 'Comandos:',
    more: 'Más sobre uno: npm run whatz -- <comando> --help',
    unknownCommand: (name) => `No existe el comando "${name}".`,
    unknownOption: (option) => `No existe la opción ${option}.`,
    needsValue: (option) => `A ${option} le falta su valor; si empieza con un guion, escríbelo así: ${option}=<valor>.`,
    takesNoValue: (option) => `${option} no lleva valor.`,
    surplus: (word) => `Sobra "${word}".`,
    nobodyToAsk:
      'No se cambió nada: aquí no hay a quién preguntar, porque la entrada no es una terminal. Agrega --yes para que no pregunte.',
    nothingDone: 'No se cambió nada.',
    didYouMean: (name) => `¿Quisiste decir ${name}?`,
    seeHelp: (command) => `Ayuda: npm run whatz -- ${command}--help`,
  },
};

/** The texts of `language`. */
export function cliTextsIn(language: TerminalLanguage): CliTexts {
  return TEXTS[language];
}
