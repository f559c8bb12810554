import { randomBytes } from 'node:crypto';

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

/** Settings, or everything that is wrong with the environment. */
export type LocalSettingsResult =
  | { readonly kind: 'valid'; readonly settings: LocalSettings }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Reads the settings of the local run. An empty variable counts as missing; no problem text holds a secret. */
export function parseLocalSettings(
  env: NodeJS.ProcessEnv,
  randomSecret: () => string = () => randomBytes(24).toString('hex'),
): LocalSettingsResult {
  const problems: string[] = [];
  const port = integer(env, 'PORT', { min: 0, max: 65_535 }, problems) ?? 3000;
  const backoffBaseMs = integer(env, 'WHATZ_BACKOFF_BASE_MS', { min: 1, max: 900_000 }, problems);
  const sendUrl = sendUrlFrom(env, problems);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return {
    kind: 'valid',
    settings: {
      host: given(env, 'HOST') ?? '127.0.0.1',
      port,
      webhookSecret: given(env, 'WHATZ_WEBHOOK_SECRET') ?? randomSecret(),
      bearerToken: given(env, 'WHATZ_BEARER_TOKEN') ?? randomSecret(),
      sendUrl,
      sendToken: given(env, 'WHATZ_SEND_TOKEN') ?? randomSecret(),
      backoffBaseMs,
    },
  };
}

function given(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.trim();
  return value ? value : undefined;
}

function integer(
  env: NodeJS.ProcessEnv,
  name: string,
  range: { readonly min: number; readonly max: number },
  problems: string[],
): number | undefined {
  const text = given(env, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  problems.push(`${name} must be a whole number from ${range.min} to ${range.max}`);
  return undefined;
}

function sendUrlFrom(env: NodeJS.ProcessEnv, problems: string[]): string | undefined {
  const text = given(env, 'WHATZ_SEND_URL');
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    problems.push('WHATZ_SEND_URL must be an http(s) URL');
  } else if (url.protocol === 'http:' && !LOOPBACK_HOSTS.has(url.hostname)) {
    problems.push('WHATZ_SEND_URL must use https, because it carries the send token (http only to this machine)');
  }
  return text.replace(/\/+$/, '');
}
