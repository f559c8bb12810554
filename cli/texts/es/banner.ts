import type { banner as en } from '../en/banner';

/** What the local run says when it starts, in Spanish. */
export const banner: typeof en = {
  title: 'Webhook de WhatzMeAPI, en esta máquina',
  webhook: 'Webhook',
  secret: 'Secreto',
  token: 'Token',
  sendsTo: 'Respuestas',
  mockSendApi: 'API de envío simulada: las respuestas se ven aquí y no salen',
  tryIt: 'Pruébalo, en otra terminal',
  yourNumber: 'TU_NUMERO',
  expose: 'Dale una dirección pública, con cloudflared o ngrok',
  stopHint: 'Ctrl-C lo detiene. Todo vive en memoria y se pierde al salir.',
  curl: 'O con curl; así los dos secretos quedan en el historial de la terminal:',
};
