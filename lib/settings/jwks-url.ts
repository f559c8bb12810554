import * as v from 'valibot';
import { because } from './problem';

/** Address of a JSON Web Key Set: `https` only, because whoever can change the keys on their way can sign anything. */
export const jwksUrlSchema = v.pipe(
  v.string(because('url')),
  v.check(URL.canParse, because('url')),
  v.check((text) => new URL(text).protocol === 'https:', because('https')),
  v.check((text) => new URL(text).username === '' && new URL(text).password === '', because('noCredentials')),
);
