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
