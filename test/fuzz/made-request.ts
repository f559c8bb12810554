import { type MadeCredential, VALID_SCHEMES } from './authorization';
import type { FuzzRequest } from './request';
import type { MadeSignature } from './signature';
import { HARMLESS_EXTRAS } from './token';
import { VALID_TOKEN_PAYLOADS } from './token-payloads';

function first<T>(choices: readonly T[]): T {
  const [choice] = choices;
  if (choice === undefined) throw new RangeError('there is nothing to choose from');
  return choice;
}

/** A signature that is right. */
export const MADE_SIGNATURE: MadeSignature = { by: 'current', prefix: 'sha256=', isUpperCase: false, damage: null };

/** A credential that is right for every handler. */
export const MADE_CREDENTIAL: MadeCredential = {
  form: 'fitting',
  by: 'current',
  scheme: first(VALID_SCHEMES),
  token: {
    alg: null,
    signer: 'fitting',
    isRsa: false,
    kid: 'own',
    extras: first(HARMLESS_EXTRAS),
    payload: first(VALID_TOKEN_PAYLOADS),
  },
  damage: null,
};

/** A request that is right, to the handler that wants a bearer token. */
export const MADE_REQUEST: FuzzRequest = {
  auth: 'bearer',
  keySetRead: 'long-ago',
  body: Buffer.from('{}'),
  signatures: [MADE_SIGNATURE],
  credentials: [MADE_CREDENTIAL],
  contentTypes: ['application/json'],
  headers: { cases: [0, 0], empty: 'absent', all: 'given' },
  isBase64: true,
};
