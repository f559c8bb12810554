import { type Check, ok, skipped, unsure } from './check';
import { noAnswer } from './no-answer';

const DAY_MS = 24 * 60 * 60_000;
const DAYS_LEFT_WANTED = 14;

/** The address answers over TLS 1.2 or later, with a certificate that is good for a while. */
export const checkTls: Check = {
  name: 'tls',
  title: (texts) => texts.titles.tls,
  examine: async ({ target: { outputs }, terminal, texts, handshake }) => {
    const url = new URL(outputs.WebhookUrl);
    if (url.protocol !== 'https:') return skipped(texts.noTls);
    try {
      const { protocol, validToMs } = await handshake(url);
      const daysLeft = Math.floor((validToMs - terminal.nowMs()) / DAY_MS);
      if (daysLeft < DAYS_LEFT_WANTED) return unsure(texts.certificateEnds(daysLeft), texts.mendCertificate);
      return ok(texts.tlsIs(protocol, daysLeft));
    } catch (error) {
      return noAnswer(url.host, error, texts, texts.mendTls);
    }
  },
};
