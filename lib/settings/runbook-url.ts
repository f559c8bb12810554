import * as v from 'valibot';

/** So that every alarm's description with two links in it is within CloudWatch's 1,024 characters; a test sees to it. */
export const MAX_RUNBOOK_URL_LENGTH = 100;

/**
 * Address of the folder that has the runbooks: both of them and a fragment are put behind it, so that it can have no query or
 * fragment of its own. Trailing slashes are taken off.
 */
export const runbookUrlSchema = v.pipe(
  v.string('must be a URL'),
  v.check(URL.canParse, 'must be a URL'),
  v.check((text) => new URL(text).protocol === 'https:', 'must start with https://'),
  v.check((text) => new URL(text).username === '' && !/[?#]/.test(text), 'must have no credentials, query or fragment'),
  v.transform((text) => new URL(text).href.replace(/\/+$/, '')),
  v.maxLength(MAX_RUNBOOK_URL_LENGTH, `must have at most ${MAX_RUNBOOK_URL_LENGTH} characters`),
);
