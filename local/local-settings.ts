import { randomBytes } from 'node:crypto';
import type { Language } from '../cli/texts/language';
import { type SettingsTexts, settingsTextsIn } from '../cli/texts/settings-texts';
import { isLoopback } from './loopback';

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
  | { readonly kind: 'valid'; readonly settings: LocalSettings; readonly warnings: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** How the environment is read. */
export interface ReadingOptions {
  /** Of problems and warnings. @default 'en' */
  readonly language?: Language;
  /** @default 24 random bytes in hex */
  readonly randomSecret?: () => string;
}

/** Reads the settings of the local run. An empty variable counts as missing; no problem text holds a secret. */
export function parseLocalSettings(
  env: NodeJS.ProcessEnv,
  { language = 'en', randomSecret = () => randomBytes(24).toString('hex') }: ReadingOptions = {},
): LocalSettingsResult {
  const texts = settingsTextsIn(language);
  const problems: string[] = [];
  const report = { texts, problems };
  const port = integer(env, 'PORT', { min: 0, max: 65_535 }, report) ?? 3000;
  const backoffBaseMs = integer(env, 'WHATZ_BACKOFF_BASE_MS', { min: 1, max: 900_000 }, report);
  const sendUrl = sendUrlFrom(env, report);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const sendToken = given(env, 'WHATZ_SEND_TOKEN');
  const real = sendsToPeople({ sendUrl }) ? [texts.realReplies] : [];
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
    warnings: sendUrl === undefined ? [] : [...real, ...(sendToken ? [] : [texts.madeUpToken])],
  };
}

/** Whether replies leave this machine. An API on loopback is taken for one that a developer or a test runs. */
export function sendsToPeople({ sendUrl }: Pick<LocalSettings, 'sendUrl'>): boolean {
  return sendUrl !== undefined && !isLoopback(new URL(sendUrl));
}

interface Report {
  readonly texts: SettingsTexts;
  readonly problems: string[];
}

function given(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.trim();
  return value ? value : undefined;
}

function integer(
  env: NodeJS.ProcessEnv,
  name: string,
  range: { readonly min: number; readonly max: number },
  { texts, problems }: Report,
): number | undefined {
  const text = given(env, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  problems.push(texts.wholeNumber(name, range.min, range.max));
  return undefined;
}

function sendUrlFrom(env: NodeJS.ProcessEnv, { texts, problems }: Report): string | undefined {
  const text = given(env, 'WHATZ_SEND_URL');
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    problems.push(texts.sendUrlForm);
  } else if (url.protocol === 'http:' && !isLoopback(url)) {
    problems.push(texts.sendUrlHttps);
  }
  return text.replace(/\/+$/, '');
}
