import type { TerminalLanguage } from '../terminal/terminal-language';

/** What is said about the stack or local run that a command works with, in one language. */
export interface TargetTexts {
  /** Part of the help of every command that has one. */
  readonly help: string;
  readonly stackOrLocal: string;
  readonly noLocalRun: string;
  readonly localRun: (url: string) => string;
  readonly localRunEnded: string;
  /** Why the stack of cdk.json was looked for, before what came of it. */
  readonly fellBackTo: (stack: string, problem: string) => string;
  readonly badSettings: (reason: string) => string;
  readonly noStack: (name: string, region: string, others: readonly string[]) => string;
  readonly oldStack: (name: string, missing: readonly string[]) => string;
}

const en: TargetTexts = {
  help: `  --stack <name>     a deployed stack, such as WhatzWebhook-prod
  --local            the local run that is up in this folder
  --region <region>  where the stack is                      (AWS_REGION)
                     Without --stack and --local: WHATZ_STACK, else the local
                     run that is up, else the stack of cdk.json. AWS_PROFILE
                     chooses the credentials.`,
  stackOrLocal: '--stack or --local, not both.',
  noLocalRun: 'No local run is up here. Start it with: npm start',
  localRun: (url) => `local run ${url}`,
  localRunEnded: 'The local run has ended.',
  fellBackTo: (stack, problem) =>
    `No local run is up here (npm start starts one), so the stack of cdk.json was looked for, ${stack}. ${problem}`,
  badSettings: (reason) => `cdk.json is no JSON: ${reason}`,
  noStack: (name, region, others) =>
    `There is no stack ${name} in ${region}. ${
      others.length === 0
        ? 'Deploy it with: npm run deploy   (or say where it is: --stack, --region, AWS_PROFILE)'
        : `There is: ${others.join(', ')}   (--stack <name>)`
    }`,
  oldStack: (name, missing) =>
    `The stack ${name} was deployed by an older version: it has no ${missing.join(', ')}. Update it with: npm run deploy`,
};

const es: TargetTexts = {
  help: `  --stack <nombre>   un stack desplegado, como WhatzWebhook-prod
  --local            la ejecución local que está activa en esta carpeta
  --region <región>  dónde está el stack                     (AWS_REGION)
                     Sin --stack ni --local: WHATZ_STACK; si no, la ejecución
                     local activa; si no, el stack de cdk.json. AWS_PROFILE
                     elige las credenciales.`,
  stackOrLocal: '--stack o --local, no los dos.',
  noLocalRun: 'No hay una ejecución local aquí. Iníciala con: npm start',
  localRun: (url) => `la ejecución local ${url}`,
  localRunEnded: 'La ejecución local terminó.',
  fellBackTo: (stack, problem) =>
    `No hay una ejecución local aquí (se inicia con npm start), así que se buscó el stack de cdk.json, ${stack}. ${problem}`,
  badSettings: (reason) => `cdk.json no es JSON: ${reason}`,
  noStack: (name, region, others) =>
    `No existe el stack ${name} en ${region}. ${
      others.length === 0
        ? 'Despliégalo con: npm run deploy   (o di dónde está: --stack, --region, AWS_PROFILE)'
        : `Hay: ${others.join(', ')}   (--stack <nombre>)`
    }`,
  oldStack: (name, missing) =>
    `El stack ${name} es de una versión anterior: le falta ${missing.join(', ')}. Actualízalo con: npm run deploy`,
};

/** The texts of `language`. */
export function targetTextsIn(language: TerminalLanguage): TargetTexts {
  return language === 'es' ? es : en;
}
