import { createHmac, generateKeyPairSync, type KeyPairKeyObjectResult, sign } from 'node:crypto';
import { TOKEN_SECRETS, WHO, type Who } from './credentials';

/** How the last part of a token is made: by an algorithm of ours, or in ways that have fooled somebody. */
export type Signer = 'HS256' | 'ES256' | 'RS256' | 'HS512' | 'hmac-of-public-key' | 'hmac-of-empty-key' | 'nothing';

/** Every one of them. */
export const SIGNERS: readonly Signer[] = [
  ...(['HS256', 'ES256', 'RS256', 'HS512'] as const),
  ...(['hmac-of-public-key', 'hmac-of-empty-key', 'nothing'] as const),
];

type KeysByWho = Readonly<Record<Who, KeyPairKeyObjectResult>>;

const KEYS: Readonly<Record<'ES256' | 'RS256', KeysByWho>> = {
  ES256: keysByWho(() => generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  RS256: keysByWho(() => generateKeyPairSync('rsa', { modulusLength: 2048 })),
};

/** The key set of the issuer: the current and the previous key of each algorithm. */
export const KEY_SET = {
  keys: (['ES256', 'RS256'] as const).flatMap((alg) =>
    (['current', 'previous'] as const).map((who) => ({
      ...KEYS[alg][who].publicKey.export({ format: 'jwk' }),
      alg,
      use: 'sig',
      kid: kidOf(alg, who),
    })),
  ),
};

/** The public half of a key that is not in the set, for tokens that bring their own. */
export const KEY_OF_ANOTHER = KEYS.ES256.other.publicKey.export({ format: 'jwk' });

/** The name of a key. */
export function kidOf(signer: Signer, who: Who): string {
  return `${signer}-${who}`;
}

/** The signature that `who` makes of `input`. */
export function signatureOf(input: string, signer: Signer, who: Who): Buffer {
  switch (signer) {
    case 'HS256':
      return hmac('sha256', TOKEN_SECRETS[who], input);
    case 'HS512':
      return hmac('sha512', TOKEN_SECRETS[who], input);
    case 'hmac-of-public-key':
      return hmac('sha256', KEYS.RS256[who].publicKey.export({ type: 'spki', format: 'pem' }), input);
    case 'hmac-of-empty-key':
      return hmac('sha256', '', input);
    case 'nothing':
      return Buffer.alloc(0);
    default:
      return remembered(`${signer} ${who} ${input}`, () =>
        sign('sha256', Buffer.from(input), { key: KEYS[signer][who].privateKey, dsaEncoding: 'ieee-p1363' }),
      );
  }
}

/** Signing with RSA takes longer than the rest of a request, and the inputs are few. */
const MOST_REMEMBERED = 10_000;
const signatures = new Map<string, Buffer>();

function remembered(key: string, make: () => Buffer): Buffer {
  const known = signatures.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (signatures.size < MOST_REMEMBERED) signatures.set(key, made);
  return made;
}

function hmac(digest: 'sha256' | 'sha512', key: string | Buffer, input: string): Buffer {
  return createHmac(digest, key).update(input).digest();
}

function keysByWho(generate: () => KeyPairKeyObjectResult): KeysByWho {
  return Object.fromEntries(WHO.map((who) => [who, generate()])) as unknown as KeysByWho;
}
