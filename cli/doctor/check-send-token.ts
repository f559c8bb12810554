import { randomBytes } from 'node:crypto';
import { SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';
import { type Check, type Examination, failed, ok, skipped, unsure } from './check';
import { noAnswer } from './no-answer';

const TIMEOUT_MS = 10_000;
const REFUSED = new Set([401, 403]);

/**
 * The send API takes our token. A request without a recipient shows it: it can reach nobody, and a token that is not known is
 * refused before the request is looked at. A second one, with a made-up token, shows that the API does tell them apart.
 */
export const checkSendToken: Check = {
  name: 'send-token',
  title: (texts) => texts.titles.sendToken,
  examine: async (examination) => {
    const { target, secrets, texts } = examination;
    const { value } = await secrets.read(target.outputs.SendTokenArn);
    if (value === '' || value === SEND_TOKEN_PLACEHOLDER) return skipped(texts.noSendToken);
    try {
      const ours = await statusFor(value, examination);
      if (REFUSED.has(ours)) return failed(texts.tokenRefused(ours), texts.mendSendToken);
      const madeUp = await statusFor(randomBytes(24).toString('hex'), examination);
      if (REFUSED.has(madeUp)) return ok(texts.tokenTaken);
      return unsure(texts.tokenUnclear(ours), texts.mendTokenUnclear);
    } catch (error) {
      const { detail } = noAnswer(target.outputs.SendApiUrl, error, texts, texts.mendSendApi);
      return failed(detail, texts.mendSendApi);
    }
  },
};

async function statusFor(token: string, { target, terminal }: Examination): Promise<number> {
  const response = await terminal.fetch(TIMEOUT_MS, `${target.outputs.SendApiUrl}/messages/send`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: '{}',
  });
  await response.body?.cancel();
  return response.status;
}
