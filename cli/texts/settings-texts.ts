import type { Language } from './language';

/** What is said about the environment of the local run, in one language. */
export interface SettingsTexts {
  readonly wholeNumber: (name: string, min: number, max: number) => string;
  readonly sendUrlForm: string;
  readonly sendUrlHttps: string;
  readonly realReplies: string;
  readonly madeUpToken: string;
}

const TEXTS: Readonly<Record<Language, SettingsTexts>> = {
  en: {
    wholeNumber: (name, min, max) => `${name} must be a whole number from ${min} to ${max}`,
    sendUrlForm: 'WHATZ_SEND_URL must be an http(s) URL',
    sendUrlHttps: 'WHATZ_SEND_URL must use https, because it carries the send token (http only to this machine)',
    realReplies: 'WHATZ_SEND_URL is set: replies reach real people.',
    madeUpToken: 'WHATZ_SEND_TOKEN is not set: a made-up token is sent, which the API may refuse.',
  },
  es: {
    wholeNumber: (name, min, max) => `${name} debe ser un número entero de ${min} a ${max}`,
    sendUrlForm: 'WHATZ_SEND_URL debe ser una URL http(s)',
    sendUrlHttps: 'WHATZ_SEND_URL debe usar https, porque lleva el token de envío (http solo a esta máquina)',
    realReplies: 'WHATZ_SEND_URL está definida: las respuestas le llegan a gente real.',
    madeUpToken: 'Falta WHATZ_SEND_TOKEN: se manda un token inventado y la API puede rechazarlo.',
  },
};

/** The texts of `language`. */
export function settingsTextsIn(language: Language): SettingsTexts {
  return TEXTS[language];
}
