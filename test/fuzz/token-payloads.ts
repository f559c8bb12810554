import { CLOCK_MOVES_MS, CLOCK_STARTS_AT_MS } from './clock';

/** Who issues the tokens, and for whom. */
export const TOKEN_CLAIMS = { issuer: 'https://issuer.example', audience: 'the-fuzzer' } as const;

/** The middle part of a token, before its encoding. */
export interface TokenPayload {
  readonly bytes: Buffer;
  /** Whether a token with it is good when its signature is. */
  readonly isValid: boolean;
}

const NOW_SECONDS = CLOCK_STARTS_AT_MS / 1_000;
const LATEST_SECONDS = NOW_SECONDS + CLOCK_MOVES_MS / 1_000;
/** As the product has it. */
const TOLERANCE_SECONDS = 60;

const GOOD = { iss: TOKEN_CLAIMS.issuer, aud: TOKEN_CLAIMS.audience, exp: NOW_SECONDS + 3_600 };

const VALID: readonly object[] = [
  GOOD,
  { ...GOOD, aud: ['another', TOKEN_CLAIMS.audience] },
  { ...GOOD, exp: LATEST_SECONDS - TOLERANCE_SECONDS + 1 },
  { ...GOOD, exp: Number.MAX_SAFE_INTEGER },
  { ...GOOD, nbf: NOW_SECONDS + TOLERANCE_SECONDS },
  { ...GOOD, iat: NOW_SECONDS + 86_400, jti: { not: 'a text' }, sub: null },
  { ...GOOD, padding: 'ñ😀'.repeat(500) },
];

const INVALID: readonly object[] = [
  {},
  [],
  [GOOD],
  ...['iss', 'aud', 'exp'].map((name) => ({ ...GOOD, [name]: undefined })),
  ...[null, '', [], {}, true, 'another'].flatMap((value) =>
    ['iss', 'aud', 'exp', 'nbf', 'iat'].map((name) => ({ ...GOOD, [name]: value })),
  ),
  { ...GOOD, iss: [TOKEN_CLAIMS.issuer] },
  { ...GOOD, aud: ['another'] },
  { ...GOOD, aud: `${TOKEN_CLAIMS.audience} ` },
  { ...GOOD, exp: NOW_SECONDS - TOLERANCE_SECONDS },
  { ...GOOD, exp: -1 },
  { ...GOOD, exp: String(GOOD.exp) },
  { ...GOOD, nbf: LATEST_SECONDS + TOLERANCE_SECONDS + 1 },
];

const INVALID_TEXTS = [
  ...['', ' ', '{', 'null', '5', '"x"', '\ufeff{}', JSON.stringify(GOOD).slice(0, -1)],
  `{"__proto__":${JSON.stringify(GOOD)}}`,
  '['.repeat(5_000),
];

/** Every payload. */
export const TOKEN_PAYLOADS: readonly TokenPayload[] = [
  ...VALID.map((claims) => ({ bytes: Buffer.from(JSON.stringify(claims)), isValid: true })),
  ...INVALID.map((claims) => ({ bytes: Buffer.from(JSON.stringify(claims)), isValid: false })),
  ...INVALID_TEXTS.map((text) => ({ bytes: Buffer.from(text), isValid: false })),
  { bytes: Buffer.from([0xff, 0xfe, 0x7b, 0x7d]), isValid: false },
];

/** Those of good tokens. */
export const VALID_TOKEN_PAYLOADS: readonly TokenPayload[] = TOKEN_PAYLOADS.filter(({ isValid }) => isValid);
