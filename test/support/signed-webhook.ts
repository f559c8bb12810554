import { createHmac } from 'node:crypto';

export const TEST_SECRET = 'a-secret-for-tests-only';
export const TEST_TOKEN = 'a-token-for-tests-only';

/** The value of `X-Signature` for these bytes. */
export function signatureOf(body: string | Buffer, secret = TEST_SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Headers of a webhook that is let in. */
export function signedHeaders(body: string | Buffer, secret = TEST_SECRET, token = TEST_TOKEN): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-signature': signatureOf(body, secret),
    authorization: `Bearer ${token}`,
  };
}

/** An upsert of one text message. */
export function textMessage(id: string, text = 'Hola', phone = '5215550000101'): string {
  return JSON.stringify({
    event: 'messages.upsert',
    messages: [{ key: { id, fromMe: false, remoteJid: `${phone}@s.whatsapp.net` }, message: { conversation: text } }],
  });
}
