import type { TerminalLanguage } from '../terminal/terminal-language';

/** What the local run says when it starts, in one language. */
export interface BannerTexts {
  readonly title: string;
  readonly webhook: string;
  readonly secret: string;
  readonly token: string;
  readonly sendsTo: string;
  readonly mockSendApi: string;
  readonly tryIt: string;
  readonly yourNumber: string;
  readonly expose: string;
  readonly stopHint: string;
  readonly curl: string;
}

const TEXTS: Readonly<Record<TerminalLanguage, BannerTexts>> = {
  en: {
    title: 'WhatzMeAPI webhook, local run',
    webhook: 'Webhook',
    secret: 'Secret',
    token: 'Token',
    sendsTo: 'Replies',
    mockSendApi: 'mock send API: replies are shown here and go nowhere',
    tryIt: 'Try it, in another terminal',
    yourNumber: 'YOUR_NUMBER',
    expose: 'Give it a public address, with cloudflared or ngrok',
    stopHint: 'Ctrl-C stops it. Everything lives in memory and is gone afterwards.',
    curl: 'Or with curl; this leaves both secrets in the history of the shell:',
  },
  es: {
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
  },
};

/** The texts of `language`. */
export function bannerTextsIn(language: TerminalLanguage): BannerTexts {
  return TEXTS[language];
}
