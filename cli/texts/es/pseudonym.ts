import type { pseudonym as en } from '../en/pseudonym';
import { target } from './target';

/** What `pseudonym` says, in Spanish. */
export const pseudonym: typeof en = {
  summary: 'lo que representa a un teléfono en los registros',
  help: `Uso: ./whatz pseudonym <número>… [opciones]

Los registros no guardan teléfonos. Cada línea sobre un chat lleva en el campo
"chat" su seudónimo, que solo se puede calcular con la clave que está en
Secrets Manager. El número lleva código de país; también vale un JID, como el
de un grupo.

Opciones:
${target.help}
  --json             en JSON

Ejemplo:
  ./whatz pseudonym 5215550000101`,
  noNumber: 'Di de quién: un teléfono con código de país, como 5215550000101.',
  notANumber: (given) => `"${given}" no es un teléfono con código de país ni un JID.`,
};
