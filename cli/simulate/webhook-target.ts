import { isLoopback } from '../../lib/settings/loopback';
import { WEBHOOK_PATH } from '../../lib/settings/webhook-path';
import { readSessions, sessionFileIn } from '../../local/session-file';
import { authorizationHeader } from '../target/authorization-header';
import type { WebhookTarget } from '../target/post-webhook';
import { openTarget, type Target } from '../target/target';
import { targetSecrets } from '../target/target-secrets';
import { webhookUrl } from '../target/webhook-url';
import { CommandError, type Terminal } from '../terminal/command';
import type { Texts } from '../texts/texts';
import type { SimulateOptions } from './simulate-options';

/** A target, and what is known of it. */
export interface SimulationTarget extends WebhookTarget {
  readonly isLocalRun: boolean;
  /** Whether a reply may reach a person: everywhere but on this machine, and there if the local run says so. */
  readonly sendsToPeople: boolean;
}

type GivenTarget = Pick<SimulateOptions, 'url' | 'secret' | 'token' | 'stack' | 'local' | 'region'>;

/**
 * Where to post and what to sign with: options first, then the environment, then the stack or local run that there is.
 *
 * @throws CommandError when one of them is nowhere to be found
 */
export async function webhookTarget(options: GivenTarget, terminal: Terminal): Promise<SimulationTarget> {
  const texts = terminal.texts.simulate;
  const target = await targetOf(options, terminal);
  const url = postingUrl(options.url ?? target?.outputs.WebhookUrl ?? '', terminal.texts);
  const secret = options.secret || terminal.env.WHATZ_WEBHOOK_SECRET || (await secretOf(target, terminal));
  const token = options.token || terminal.env.WHATZ_BEARER_TOKEN || undefined;
  const authorization = token === undefined ? await authorizationOf(target, terminal) : `Bearer ${token}`;
  if (secret === undefined || authorization === null) throw new CommandError('failed', texts.noCredentials);
  const localRun = target?.localRun;
  const sendsToPeople = localRun === undefined ? !isLoopback(url) : localRun.sendsToPeople;
  return { url, secret, authorization, isLocalRun: localRun !== undefined, sendsToPeople };
}

async function targetOf(options: GivenTarget, terminal: Terminal): Promise<Target | undefined> {
  const { url, stack, local } = options;
  const isNamed = stack !== undefined || local === true || Boolean(terminal.env.WHATZ_STACK);
  return url === undefined || isNamed ? openTarget(options, terminal) : localRunAt(url, terminal);
}

/** A URL of this machine may be that of a local run, whose secrets are known then. */
async function localRunAt(address: string, terminal: Terminal): Promise<Target | undefined> {
  const url = postingUrl(address, terminal.texts);
  const sessions = await readSessions(sessionFileIn(terminal.directory));
  const isUp = sessions.some(({ outputs }) => isSameServer(new URL(outputs.WebhookUrl), url));
  return isUp ? openTarget({ local: true }, terminal) : undefined;
}

async function secretOf(target: Target | undefined, { texts }: Terminal): Promise<string | undefined> {
  return target && (await targetSecrets(target, texts).read(target.outputs.WebhookSecretArn)).value;
}

async function authorizationOf(target: Target | undefined, { texts }: Terminal): Promise<string | undefined | null> {
  if (target === undefined) return null;
  const { value } = await targetSecrets(target, texts).read(target.outputs.InboundCredentialArn);
  return authorizationHeader(target.outputs, value);
}

/** The root of a server stands for its webhook. */
function postingUrl(address: string, texts: Texts): URL {
  const url = webhookUrl(address, texts);
  if (url.pathname === '/') url.pathname = WEBHOOK_PATH;
  return url;
}

function isSameServer(one: URL, other: URL): boolean {
  return one.port === other.port && (one.hostname === other.hostname || (isLoopback(one) && isLoopback(other)));
}
