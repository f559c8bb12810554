import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import * as v from 'valibot';
import { isLoopback } from '../lib/settings/loopback';
import { type Problem, problemIn } from '../lib/settings/problem';
import { sendApiUrlSchema } from '../lib/settings/urls';
import { wholeNumber } from '../lib/settings/whole-number';

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
export type LocalWarning = 'openToNetwork' | 'realReplies' | 'madeUpToken';

/** Settings, or everything that is wrong with the environment. */
export type LocalSettingsResult =
  | { readonly kind: 'valid'; readonly settings: LocalSettings; readonly warnings: readonly LocalWarning[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const environment = v.object({
  PORT: v.optional(wholeNumber(0, 65_535), 3000),
  HOST: v.optional(v.string(), '127.0.0.1'),
  WHATZ_WEBHOOK_SECRET: v.optional(v.string()),
  WHATZ_BEARER_TOKEN: v.optional(v.string()),
  WHATZ_SEND_URL: v.optional(sendApiUrlSchema),
  WHATZ_SEND_TOKEN: v.optional(v.string()),
  WHATZ_BACKOFF_BASE_MS: v.optional(wholeNumber(1, 900_000)),
});

/**
 * Reads the settings of the local run. An empty variable counts as missing; no problem holds a secret.
 *
 * @param randomSecret gives what is not given; by default 24 random bytes in hex
 */
export function parseLocalSettings(
  env: NodeJS.ProcessEnv,
  randomSecret = () => randomBytes(24).toString('hex'),
): LocalSettingsResult {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]);
  const result = v.safeParse(environment, Object.fromEntries(trimmed), { abortPipeEarly: true });
  if (!result.success) return { kind: 'invalid', problems: result.issues.map(problemIn('environment')) };
  const { WHATZ_SEND_URL: sendUrl, WHATZ_SEND_TOKEN: sendToken, ...given } = result.output;
  return {
    kind: 'valid',
    settings: {
      host: given.HOST,
      port: given.PORT,
      webhookSecret: given.WHATZ_WEBHOOK_SECRET ?? randomSecret(),
      bearerToken: given.WHATZ_BEARER_TOKEN ?? randomSecret(),
      sendUrl,
      sendToken: sendToken ?? randomSecret(),
      backoffBaseMs: given.WHATZ_BACKOFF_BASE_MS,
    },
    warnings: warningsOf({ host: given.HOST, sendUrl, sendToken }),
  };
}

function warningsOf(given: Pick<LocalSettings, 'host' | 'sendUrl'> & { readonly sendToken: string | undefined }) {
  const { host, sendUrl, sendToken } = given;
  const applies: Readonly<Record<LocalWarning, boolean>> = {
    openToNetwork: !isLoopbackHost(host),
    realReplies: sendsToPeople({ sendUrl }),
    madeUpToken: sendUrl !== undefined && sendToken === undefined,
  };
  return (['openToNetwork', 'realReplies', 'madeUpToken'] as const).filter((warning) => applies[warning]);
}

function isLoopbackHost(host: string): boolean {
  const url = `http://${isIPv6(host) ? `[${host}]` : host}`;
  return URL.canParse(url) && isLoopback(new URL(url));
}

/** Whether replies leave this machine. An API on loopback is taken for one that a developer or a test runs. */
export function sendsToPeople({ sendUrl }: Pick<LocalSettings, 'sendUrl'>): boolean {
  return sendUrl !== undefined && !isLoopback(new URL(sendUrl));
}
