import type { target as en } from '../en/target';

/** What is said about the stack or local run that a command works with, in Spanish. */
export const target: typeof en = {
  help: `  --stack <nombre>   un stack desplegado, como WhatzWebhook-prod
  --local            la ejecución local activa de este proyecto
  --region <región>  dónde está el stack                     (AWS_REGION)
                     Sin --stack ni --local: WHATZ_STACK; si no, la ejecución
                     local activa; si no, el stack de cdk.json. AWS_PROFILE
                     elige las credenciales.`,
  chatIsNumber:
    '--chat lleva el seudónimo de un chat, y esto es un teléfono o un JID. Su seudónimo: ./whatz pseudonym <número>',
  badUrl: (address) => `--url no es una URL http(s): ${address}`,
  clearText: (address) =>
    `--url debe ser https:// si es otra máquina; si no, la credencial se podría leer en el camino: ${address}`,
  stackOrLocal: '--stack o --local, no los dos.',
  noLocalRun: 'No hay una ejecución local aquí. Iníciala con: ./whatz start',
  localRun: (url) => `la ejecución local ${url}`,
  localRunEnded: 'La ejecución local terminó.',
  fellBackTo: (stack, problem) =>
    `No hay una ejecución local aquí (se inicia con ./whatz start), así que se buscó el stack de cdk.json, ${stack}. ${problem}`,
  noStack: (name, region, others) =>
    `No existe el stack ${name} en ${region}. ${
      others.length === 0
        ? 'Despliégalo con: ./whatz deploy   (o di dónde está: --stack, --region, AWS_PROFILE)'
        : `Hay: ${others.join(', ')}   (--stack <nombre>)`
    }`,
  oldStack: (name, missing) =>
    `El stack ${name} es de una versión anterior: le falta ${missing.join(', ')}. Actualízalo con: ./whatz deploy`,
};
