import type { destroy as en } from '../en/destroy';
import { deployment } from './deployment';

/** What `destroy` says, in Spanish. */
export const destroy: typeof en = {
  summary: 'quita el webhook de tu cuenta de AWS',
  help: `Uso: ./whatz destroy [opciones]

Quita el webhook de tu cuenta de AWS con CDK. Antes dice qué se pierde y qué se
queda, y pide el nombre del stack.

Opciones:
${deployment.options}
  -y, --yes <stack>              no pregunta nada; su nombre, para que un script
                                 no quite otro

Da las mismas opciones -c que al desplegar: dicen qué stack es.`,
  noStack: (name, account, region) =>
    `No existe el stack ${name} en la cuenta ${account}, ${region}. Se encuentra con los mismos -c, --profile y --region que al desplegar.`,
  panelFirst: 'Primero quita la dirección del panel de WhatzMeAPI: lo que llegue después se pierde.',
  lost: 'Esto se pierde',
  data: (messages, deadLetters) => [
    `mensajes que esperan respuesta: ${messages ?? 'no se pudieron contar'}`,
    `mensajes apartados: ${deadLetters ?? 'no se pudieron contar'}`,
    'la memoria de lo recibido y respondido',
  ],
  lostThings: [
    'los secretos, de inmediato: CloudFormation no da tiempo para recuperarlos',
    'todos los registros, las alarmas y el tablero',
    'la dirección del webhook; el próximo despliegue tiene otra, salvo con un dominio tuyo',
  ],
  howToKeep: [
    'Para conservar los apartados: ./whatz dlq archive',
    'Para conservar colas y tabla: ./whatz deploy -c keepData=true, y esto otra vez',
  ],
  stays: 'Esto se queda',
  lastBackup: 'un último respaldo de la tabla, que DynamoDB guarda 35 días (hashes, sin textos; sin costo)',
  stayingThings: [
    'el ajuste de cuenta de API Gateway y su rol para registros: otras API de la región pueden necesitarlos',
    'el stack CDKToolkit, que otros proyectos pueden usar',
  ],
  question: (name) => `Escribe ${name} para quitarlo:`,
  isProtected: 'El stack está protegido contra el borrado. Su nombre le quita la protección.',
  nobodyToAsk: (name) => `Aquí no hay a quién preguntarle. Para un script: ./whatz destroy -y ${name}`,
  notThisStack: (given, name) =>
    `No se quitó nada: se dio "${given}" y los ajustes dicen ${name}. Las opciones -c del despliegue dicen qué stack es.`,
  notDone: 'Ese no es su nombre. No se quitó nada.',
  removed: (name) => `\n${name} ya no está.`,
};
