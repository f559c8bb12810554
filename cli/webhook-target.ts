import { WEBHOOK_PATH } from '../local/api-gateway-stand-in';
import { readSession, sessionFileIn } from '../local/session-file';
import { CommandError, type Terminal } from './command';
import type { WebhookTarget } from './post-webhook';
import type { SimulateOptions } from './simulate-options';
import { simulateTextsIn } from './simulate-texts';

/**
 * Where to post and what to sign with: options first, then the environment, then the local run that is up.
 *
 * @throws CommandError when one of them is nowhere to be found
 */
export async function webhookTarget(
  options: Pick<SimulateOptions, 'url' | 'secret' | 'token'>,
  { env, directory, language }: Terminal,
): Promise<WebhookTarget> {
  const texts = simulateTextsIn(language);
  const session = await readSession(sessionFileIn(directory));
  const address = options.url ?? session?.url;
  if (address === undefined) throw new CommandError('failed', texts.noUrl);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new CommandError('usage', texts.invalidUrl(address));
  }
  if (url.pathname === '/') url.pathname = WEBHOOK_PATH;
  const secret = options.secret || env.WHATZ_WEBHOOK_SECRET || session?.secret;
  const token = options.token || env.WHATZ_BEARER_TOKEN || session?.token;
  if (secret === undefined || token === undefined) throw new CommandError('failed', texts.noCredentials);
  return { url, secret, token };
}
