import type { TerminalLanguage } from '../terminal/terminal-language';

/** What both wrappers say, in one language. */
export interface WrapperTexts {
  readonly seeHelp: (name: string) => string;
  readonly noArguments: (argument: string) => string;
  readonly contextForm: (given: string) => string;
  readonly wrongSettings: string;
  readonly noCdkJson: (path: string) => string;
  readonly account: string;
  readonly region: string;
  readonly stack: string;
  readonly cdkFailed: (code: number, stack: string, region: string) => string;
  /** Part of the help of both. */
  readonly options: string;
}

const TEXTS: Readonly<Record<TerminalLanguage, WrapperTexts>> = {
  en: {
    seeHelp: (name) => `Help: npm run ${name} -- --help`,
    noArguments: (argument) =>
      `There is nothing to name here, and "${argument}" was given. Stage and line are settings: -c stage=dev`,
    contextForm: (given) => `-c takes setting=value, as in -c stage=dev; it got "${given}".`,
    wrongSettings: 'Nothing was changed. Mend this and try again:',
    noCdkJson: (path) =>
      `${path} cannot be read, and the settings are in it. Bring it back with: git checkout cdk.json`,
    account: 'Account',
    region: 'Region',
    stack: 'Stack',
    cdkFailed: (code, stack, region) =>
      `CDK ended with ${code}; what it printed above says why. If the reason is not there, look at the events of ${stack}:
https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks`,
    options: `  -c, --context <setting=value>  a setting for this time, as often as needed;
                                 it wins over cdk.json
  --profile <name>               an AWS profile                (AWS_PROFILE)
  --region <region>              an AWS region                 (AWS_REGION)`,
  },
  es: {
    seeHelp: (name) => `Ayuda: npm run ${name} -- --help`,
    noArguments: (argument) =>
      `Aquí no se nombra nada, y se dio "${argument}". Etapa y línea son ajustes: -c stage=dev`,
    contextForm: (given) => `-c lleva ajuste=valor, como -c stage=dev; recibió "${given}".`,
    wrongSettings: 'No se cambió nada. Corrige esto e intenta otra vez:',
    noCdkJson: (path) => `No se puede leer ${path}, donde están los ajustes. Recupéralo con: git checkout cdk.json`,
    account: 'Cuenta',
    region: 'Región',
    stack: 'Stack',
    cdkFailed: (code, stack, region) =>
      `CDK terminó con ${code}; lo que mostró arriba dice por qué. Si ahí no está la razón, mira los eventos de ${stack}:
https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks`,
    options: `  -c, --context <ajuste=valor>   un ajuste por esta vez, las veces que haga
                                 falta; gana sobre cdk.json
  --profile <nombre>             un perfil de AWS              (AWS_PROFILE)
  --region <región>              una región de AWS             (AWS_REGION)`,
  },
};

/** The texts of `language`. */
export function wrapperTextsIn(language: TerminalLanguage): WrapperTexts {
  return TEXTS[language];
}
