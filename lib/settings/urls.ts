import * as v from 'valibot';
import { isLoopback } from './loopback';
import { because } from './problem';

/** So that every alarm's description with two links in it is within CloudWatch's 1,024 characters; a test sees to it. */
export const MAX_RUNBOOK_URL_LENGTH = 100;

const url = v.pipe(
  v.string(because('url')),
  v.check(URL.canParse, because('url')),
  v.transform((text) => new URL(text)),
);
const isHttps = ({ protocol }: URL) => protocol === 'https:';
const hasNoCredentials = ({ username, password }: URL) => username === '' && password === '';
/** Paths are put behind it. */
const asBase = v.pipe(
  v.instance(URL),
  v.check((given) => hasNoCredentials(given) && !/[?#]/.test(given.href), because('noExtras')),
  v.transform(({ href }) => href.replace(/\/+$/, '')),
);

/** Base URL of the send API: `http` on a loopback address only, because every request carries the send token. */
export const sendApiUrlSchema = v.pipe(
  url,
  v.check((given) => isHttps(given) || (given.protocol === 'http:' && isLoopback(given)), because('httpsOrLoopback')),
  asBase,
);

/** Address of a JSON Web Key Set: `https` only, because whoever can change the keys on their way can sign anything. */
export const jwksUrlSchema = v.pipe(
  url,
  v.check(isHttps, because('https')),
  v.check(hasNoCredentials, because('noCredentials')),
  v.transform(({ href }) => href),
);

/** A bucket, and a folder in it or none. Names of buckets by the rules of S3. */
export const bucketUrlSchema = v.pipe(
  v.string(because('bucketUrl')),
  v.regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w.=-]+)*\/?$/, because('bucketUrl')),
);

/** Address of the folder that has the runbooks. */
export const runbookUrlSchema = v.pipe(
  url,
  v.check(isHttps, because('https')),
  asBase,
  v.maxLength(MAX_RUNBOOK_URL_LENGTH, because('mostCharacters', { most: MAX_RUNBOOK_URL_LENGTH })),
);
