import { WEBHOOK_PATH } from '../local/api-gateway-stand-in';
import { isLoopback } from '../local/loopback';
import { type LocalSession, readSessions, sessionFileIn } from '../local/session-file';
import { CommandError, type Terminal } from './command';
import type { WebhookTarget } from './post-webhook';
import type { SimulateOptions } from './simulate-options';
import { type SimulateTexts, simulateTextsIn } from './simulate-texts';

/** A target, and what is known of it. */
export interface SimulationTarget extends WebhookTarget {
  readonly isLocalRun: boolean;
  /** Whether a reply may reach a person: everywhere but on this machine, and there if the local run says so. */
  readonly sendsToPeople: boolean;
}

/**
 * Where to post and what to sign with: options first, then the environment, then the local run that is up.
 *
 * @throws CommandError when one of them is nowhere to be found
 */
export async function webhookTarget(
  options: Pick<SimulateOptions, 'url' | 'secret' | 'token'>,
  { env, directory, language }: Terminal,
): Promise<SimulationTarget> {
  const texts = simulateTextsIn(language);
  const sessions = await readSessions(sessionFileIn(directory));
  const url = webhookUrl(options.url ?? sessions[0]?.url, texts);
  const localRun = sessions.find((session) => isSameServer(new URL(session.url), url));
  const { secret, token } = credentials(options, env, localRun ?? sessions[0]);
  if (secret === undefined || token === undefined) throw new CommandError('failed', texts.noCredentials);
  const sendsToPeople = localRun === undefined ? !isLoopback(url) : localRun.sendsToPeople;
  return { url, secret, token, isLocalRun: localRun !== undefined, sendsToPeople };
}

function webhookUrl(address: string | undefined, texts: SimulateTexts): URL {
  if (address === undefined) throw new CommandError('failed', texts.noUrl);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new CommandError('usage', texts.invalidUrl(address));
  }
  if (url.pathname === '/') url.pathname = WEBHOOK_PATH;
  return url;
}

function isSameServer(one: URL, other: URL): boolean {
  return one.port === other.port && (one.hostname === other.hostname || (isLoopback(one) && isLoopback(other)));
}

function credentials(
  options: Pick<SimulateOptions, 'secret' | 'token'>,
  env: NodeJS.ProcessEnv,
  session: LocalSession | undefined,
): { readonly secret: string | undefined; readonly token: string | undefined } {
  return {
    secret: options.secret || env.WHATZ_WEBHOOK_SECRET || session?.secret,
    token: options.token || env.WHATZ_BEARER_TOKEN || session?.token,
  };
}
