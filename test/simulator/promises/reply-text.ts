/** What every message is answered with. */
export const REPLY_TEXT = 'Hola, te respondemos pronto.';
