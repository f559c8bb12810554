import type { commandLine as en } from '../en/command-line';

/** What the command line says around its commands, in Spanish. */
export const commandLine: typeof en = {
  usage: 'Uso: ./whatz <comando> [opciones]',
  commands: 'Comandos:',
  more: 'Más sobre uno: ./whatz <comando> --help',
  unknownCommand: (name) => `No existe el comando "${name}".`,
  unknownOption: (option) => `No existe la opción ${option}.`,
  needsValue: (option) => `A ${option} le falta su valor; si empieza con un guion, escríbelo así: ${option}=<valor>.`,
  takesNoValue: (option) => `${option} no lleva valor.`,
  surplus: (word) => `Sobra "${word}".`,
  nobodyToAsk:
    'No se cambió nada: aquí no hay a quién preguntar, porque la entrada no es una terminal. Agrega --yes para que no pregunte.',
  nothingDone: 'No se cambió nada.',
  didYouMean: (name) => `¿Quisiste decir ${name}?`,
  seeHelp: (command) => `Ayuda: ./whatz ${command}--help`,
};
