/** What the command line says around its commands, in English. */
export const commandLine = {
  usage: 'Usage: ./whatz <command> [options]',
  commands: 'Commands:',
  more: 'More about one: ./whatz <command> --help',
  unknownCommand: (name: string) => `There is no command "${name}".`,
  unknownOption: (option: string) => `There is no option ${option}.`,
  needsValue: (option: string) => `${option} needs a value; one that starts with a dash goes as ${option}=<value>.`,
  takesNoValue: (option: string) => `${option} takes no value.`,
  surplus: (word: string) => `"${word}" is one word too many.`,
  nobodyToAsk:
    'Nothing was changed: nobody can be asked here, because input is no terminal. --yes goes on without asking.',
  nothingDone: 'Nothing was changed.',
  didYouMean: (name: string) => `Did you mean ${name}?`,
  seeHelp: (command: string) => `Help: ./whatz ${command}--help`,
};
