import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';

/**
 * The key set of the issuer can't be read, or not again so soon, so that a refusal could be wrong. A fault on our side, and
 * never a reason to let anybody in; see docs/decisions/0013-mismatch-503.md.
 */
export class KeySetUnavailableError extends Error {
  constructor(
    readonly code: 'KEY_SET_UNAVAILABLE' | 'KEY_SET_READ_A_MOMENT_AGO',
    options?: ErrorOptions,
  ) {
    super('The JSON Web Key Set could not be read', options);
    this.name = 'KeySetUnavailableError';
  }
}

/** Where the key set of an issuer is, and how it is read. */
export interface KeySetOptions {
  readonly url: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

const FRESH_FOR_MS = 10 * 60_000;
const REREAD_AT_MOST_EVERY_MS = 30_000;

/** The keys of an issuer, in memory. jose reads and checks them; this class decides when they are read again. */
export class IssuerKeys {
  readonly #nowMs: () => number;
  readonly #keySet: ReturnType<typeof createRemoteJWKSet>;
  #reads = 0;
  #triedAtMs = Number.NEGATIVE_INFINITY;

  constructor({ url, timeoutMs, fetch }: KeySetOptions, nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#keySet = createRemoteJWKSet(new URL(url), {
      timeoutDuration: timeoutMs,
      cacheMaxAge: FRESH_FOR_MS,
      // jose's own cooldown begins after a successful reading: an issuer that is down would be asked for every webhook.
      cooldownDuration: Number.POSITIVE_INFINITY,
      [customFetch]: (...request) => {
        this.#reads += 1;
        this.#triedAtMs = nowMs();
        return fetch(...request);
      },
    });
  }

  /** How often the set was asked for, with or without success. */
  get reads(): number {
    return this.#reads;
  }

  /** Finds the key of a token. @throws KeySetUnavailableError, and jose's errors when not exactly one key fits */
  readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      return await this.#keySet(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw new KeySetUnavailableError('KEY_SET_UNAVAILABLE', { cause: error });
    }
  };

  /** Reads the set again. @throws KeySetUnavailableError when that fails, or was tried less than 30 s ago */
  async reread(): Promise<void> {
    const ageMs = this.#nowMs() - this.#triedAtMs;
    // A negative age means that the clock was set back; it counts as too old.
    if (ageMs >= 0 && ageMs < REREAD_AT_MOST_EVERY_MS) throw new KeySetUnavailableError('KEY_SET_READ_A_MOMENT_AGO');
    try {
      await this.#keySet.reload();
    } catch (cause) {
      throw new KeySetUnavailableError('KEY_SET_UNAVAILABLE', { cause });
    }
  }
}
