import * as v from 'valibot';

/** Address of a JSON Web Key Set: `https` only, because whoever can change the keys on their way can sign anything. */
export const jwksUrlSchema = v.pipe(
  v.string('must be a URL'),
  v.check(URL.canParse, 'must be a URL'),
  v.check((text) => new URL(text).protocol === 'https:', 'must start with https://'),
  v.check((text) => new URL(text).username === '' && new URL(text).password === '', 'must have no credentials'),
);
