import { randomBytes } from 'node:crypto';
import { isLoopback } from '../lib/settings/loopback';
import type { Problem, Where } from '../lib/settings/problem';

/** What the local run needs to know. Secrets are generated when they are not given. */
export interface LocalSettings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly webhookSecret: string;
  readonly bearerToken: string;
  /** Where replies go. `undefined` starts the mock send API. */
  readonly sendUrl: string | undefined;
  readonly sendToken: string;
  /** First delay of a retry, in milliseconds. `undefined` leaves the functions' own default. */
  readonly backoffBaseMs: number | undefined;
}

/** What a person should know before a local run that starts. */
export type LocalWarning = 'realReplies' | 'madeUpToken';

/** Settings, or everything that is wrong with the environment. */
export type LocalSettingsResult =
  | { readonly kind: 'valid'; readonly settings: LocalSettings; readonly warnings: readonly LocalWarning[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * Reads the settings of the local run. An empty variable counts as missing; no problem holds a secret.
 *
 * @param randomSecret gives what is not given; by default 24 random bytes in hex
 */
export function parseLocalSettings(
  env: NodeJS.ProcessEnv,
  randomSecret = () => randomBytes(24).toString('hex'),
): LocalSettingsResult {
  const problems: Problem[] = [];
  const port = integer(env, 'PORT', { min: 0, max: 65_535 }, problems) ?? 3000;
  const backoffBaseMs = integer(env, 'WHATZ_BACKOFF_BASE_MS', { min: 1, max: 900_000 }, problems);
  const sendUrl = sendUrlFrom(env, problems);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const sendToken = given(env, 'WHATZ_SEND_TOKEN');
  const real: readonly LocalWarning[] = sendsToPeople({ sendUrl }) ? ['realReplies'] : [];
  return {
    kind: 'valid',
    settings: {
      host: given(env, 'HOST') ?? '127.0.0.1',
      port,
      webhookSecret: given(env, 'WHATZ_WEBHOOK_SECRET') ?? randomSecret(),
      bearerToken: given(env, 'WHATZ_BEARER_TOKEN') ?? randomSecret(),
      sendUrl,
      sendToken: sendToken ?? randomSecret(),
      backoffBaseMs,
    },
    warnings: sendUrl === undefined ? [] : [...real, ...(sendToken ? [] : (['madeUpToken'] as const))],
  };
}

/** Whether replies leave this machine. An API on loopback is taken for one that a developer or a test runs. */
export function sendsToPeople({ sendUrl }: Pick<LocalSettings, 'sendUrl'>): boolean {
  return sendUrl !== undefined && !isLoopback(new URL(sendUrl));
}

function given(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.trim();
  return value ? value : undefined;
}

function integer(
  env: NodeJS.ProcessEnv,
  name: string,
  range: { readonly min: number; readonly max: number },
  problems: Problem[],
): number | undefined {
  const text = given(env, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  problems.push({ code: 'wholeNumber', where: variable(name), values: range });
  return undefined;
}

function sendUrlFrom(env: NodeJS.ProcessEnv, problems: Problem[]): string | undefined {
  const text = given(env, 'WHATZ_SEND_URL');
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const where = variable('WHATZ_SEND_URL');
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    problems.push({ code: 'httpUrl', where, values: {} });
  } else if (url.protocol === 'http:' && !isLoopback(url)) {
    problems.push({ code: 'httpsForToken', where, values: {} });
  }
  return text.replace(/\/+$/, '');
}

function variable(name: string): Where {
  return { in: 'environment', path: [name] };
}
