import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** What the issuer does when it is asked for its key set. */
export type KeySetAnswer = 'set' | 'unreachable' | 'hangs' | 'status 500' | 'not JSON' | 'not a set' | 'redirect';

const RESPONSES: Partial<Record<KeySetAnswer, () => Response>> = {
  'status 500': () => new Response('{"keys":[]}', { status: 500 }),
  'not JSON': () => new Response('<html>'),
  'not a set': () => new Response('{"keys":"none"}'),
  redirect: () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } }),
};

/** An issuer of JWTs with a key set, which can fail in every way. It is asked by {@link JwtIssuer.fetch}. */
export class JwtIssuer {
  readonly url = 'https://issuer.example/jwks';
  answer: KeySetAnswer = 'set';
  /** How often the key set was asked for. */
  requests = 0;
  keys: JWK[] = [];

  readonly fetch: typeof fetch = async (input, init) => {
    this.requests += 1;
    if (String(input) !== this.url) throw new Error(`nobody is at ${String(input)}`);
    if (this.answer === 'unreachable') throw new TypeError('fetch failed');
    if (this.answer === 'hangs') return untilAborted(init?.signal);
    return RESPONSES[this.answer]?.() ?? new Response(JSON.stringify({ keys: this.keys }));
  };

  /** Makes a key for `alg` and puts its public half into the set, with `properties` (such as `kid`). */
  async publish(alg: string, properties: Partial<JWK> = {}): Promise<CryptoKey> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    this.keys.push({ ...(await exportJWK(publicKey)), ...properties });
    return privateKey;
  }
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}

/** A signed JWT; a string is a shared secret. */
export function signedJwt(
  payload: JWTPayload,
  key: CryptoKey | string,
  { alg, kid }: { readonly alg: string; readonly kid?: string },
): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .sign(typeof key === 'string' ? new TextEncoder().encode(key) : key);
}
