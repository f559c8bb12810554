import { SECRET_REREAD_AT_MOST_EVERY_MS } from '../limits';

/** The versions of a secret that count. */
export interface SecretVersions {
  readonly current: string;
  /** The version before the last rotation, while it is still accepted. */
  readonly previous: string | null;
  /** When the current version became current, in milliseconds since the epoch. */
  readonly currentSinceMs: number;
}

/** A secret as the functions use it. */
export interface Secret {
  /** The versions, from memory when they are fresh enough. @throws when none was ever read. */
  read(): Promise<SecretVersions>;
  /**
   * The versions, read again because the known ones did not fit; from memory when they were read less than 30 s ago.
   *
   * @throws when they could not be read: the secret may have been rotated, so that a refusal could be wrong
   */
  reread(): Promise<SecretVersions>;
}

/** How a secret is read, and how long its versions count. */
export interface CachedSecretOptions {
  readonly fetch: () => Promise<SecretVersions>;
  /** How long the version before a rotation is accepted, so that the panel can be changed without a lost webhook. */
  readonly previousAcceptedForMs: number;
  readonly nowMs: () => number;
  /** A clock that never jumps. @default `performance.now` */
  readonly monotonicMs?: () => number;
  /** Told when a refresh failed and the versions in memory serve on. */
  readonly onStale: (error: unknown) => void;
}

const FRESH_FOR_MS = 5 * 60_000;

/**
 * A secret kept in memory: a rotation is noticed at the first mismatch, forged requests can't turn that into load on
 * Secrets Manager, and a known version serves on when Secrets Manager is down.
 */
export class CachedSecret implements Secret {
  readonly #options: CachedSecretOptions;
  #known: SecretVersions | null = null;
  #triedAtMs = Number.NEGATIVE_INFINITY;
  #triedAtMonotonicMs = Number.NEGATIVE_INFINITY;
  /** Why the last try failed. */
  #failure: { readonly error: unknown } | null = null;
  #refresh: Promise<SecretVersions> | null = null;

  constructor(options: CachedSecretOptions) {
    this.#options = options;
  }

  async read(): Promise<SecretVersions> {
    return this.#unlessTriedWithin(FRESH_FOR_MS);
  }

  async reread(): Promise<SecretVersions> {
    const versions = await this.#unlessTriedWithin(SECRET_REREAD_AT_MOST_EVERY_MS);
    if (this.#failure !== null) throw this.#failure.error;
    return versions;
  }

  async #unlessTriedWithin(milliseconds: number): Promise<SecretVersions> {
    if (this.#known !== null && this.#ageMs() < milliseconds) return this.#stillAccepted(this.#known);
    const joined = this.#refresh;
    if (joined !== null) {
      // A fetch ends with the deadline of the work that began it; whoever joined may have time left.
      const versions = await joined.catch(() => null);
      if (versions !== null) return this.#stillAccepted(versions);
    }
    this.#refresh ??= this.#fetch().finally(() => {
      this.#refresh = null;
    });
    return this.#stillAccepted(await this.#refresh);
  }

  /**
   * Time since the last try, by whichever clock shows more: the wall clock can be set back, the monotonic one may stand still
   * while the function is frozen. A negative age means that the wall clock was set back; it counts as too old.
   */
  #ageMs(): number {
    const ageMs = this.#options.nowMs() - this.#triedAtMs;
    return ageMs < 0 ? Number.POSITIVE_INFINITY : Math.max(ageMs, this.#monotonicMs() - this.#triedAtMonotonicMs);
  }

  #monotonicMs(): number {
    return this.#options.monotonicMs?.() ?? performance.now();
  }

  /** The previous version ends on time, also while Secrets Manager is down and the known versions serve on. */
  #stillAccepted(versions: SecretVersions): SecretVersions {
    const { nowMs, previousAcceptedForMs } = this.#options;
    if (versions.previous === null || nowMs() - versions.currentSinceMs < previousAcceptedForMs) return versions;
    this.#known = { ...versions, previous: null };
    return this.#known;
  }

  async #fetch(): Promise<SecretVersions> {
    try {
      this.#known = await this.#options.fetch();
      this.#failure = null;
    } catch (error) {
      if (this.#known === null) throw error;
      this.#failure = { error };
      this.#options.onStale(error);
    }
    this.#triedAtMs = this.#options.nowMs();
    this.#triedAtMonotonicMs = this.#monotonicMs();
    return this.#known;
  }
}
