import { type Clock, install } from '@sinonjs/fake-timers';
import { type CryptoKey, generateKeyPair, type JWTPayload } from 'jose';
import { keySetJwtAuthorization } from '../../lambdas/ingest/door/jwt-authorization';
import { JwtIssuer, signedJwt } from './jwt-issuer';

export const NOW_SECONDS = 1_800_000_000;
export const REREAD_AT_MOST_EVERY_MS = 30_000;

const claims = { issuer: 'https://issuer.example', audience: 'whatz' };
/** The claims of a token that is let in. */
export const good: JWTPayload = { iss: claims.issuer, aud: claims.audience, exp: NOW_SECONDS + 3_600 };

const unavailable = (code: string) => ({
  name: 'KeySetUnavailableError',
  message: 'The JSON Web Key Set could not be read',
  code,
});
export const notSoSoon = unavailable('KEY_SET_READ_A_MOMENT_AGO');
export const unreadable = unavailable('KEY_SET_UNAVAILABLE');

/** An issuer for each test, who authorises by its key set, and the clock of both. */
export class KeySetSetting {
  issuer = new JwtIssuer();
  authorize: (token: string) => Promise<unknown> = () => Promise.reject(new Error('No test has begun'));
  /** jose asks `Date` how old the set is. */
  #clock: Clock | undefined;

  constructor() {
    beforeEach(() => {
      this.#clock = install({ now: NOW_SECONDS * 1_000, toFake: ['Date'] });
      this.issuer = new JwtIssuer();
      this.authorize = this.startFunction();
    });
    afterEach(() => this.#clock?.uninstall());
  }

  /** A function that has not read the set yet. */
  startFunction(change: { readonly url?: string; readonly timeoutMs?: number; readonly fetch?: typeof fetch } = {}) {
    const { url, fetch } = this.issuer;
    const keySet = { url, timeoutMs: 50, fetch, ...change };
    const authorizeHeaders = keySetJwtAuthorization(keySet, claims, () => Date.now());
    return (token: string): Promise<unknown> => authorizeHeaders([`Bearer ${token}`]);
  }

  pass(milliseconds: number): void {
    this.#clock?.setSystemTime(Date.now() + milliseconds);
  }
}

export function byRsa(key: CryptoKey, kid?: unknown): Promise<string> {
  return signedJwt(good, key, { alg: 'RS256', ...(kid === undefined ? {} : { kid: kid as string }) });
}

export async function privateKeyFor(alg: string): Promise<CryptoKey> {
  return (await generateKeyPair(alg)).privateKey;
}
