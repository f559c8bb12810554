import * as v from 'valibot';
import { because } from './problem';

/** So that every alarm's description with two links in it is within CloudWatch's 1,024 characters; a test sees to it. */
export const MAX_RUNBOOK_URL_LENGTH = 100;

/**
 * Address of the folder that has the runbooks: both of them and a fragment are put behind it, so that it can have no query or
 * fragment of its own. Trailing slashes are taken off.
 */
export const runbookUrlSchema = v.pipe(
  v.string(because('url')),
  v.check(URL.canParse, because('url')),
  v.check((text) => new URL(text).protocol === 'https:', because('https')),
  v.check((text) => new URL(text).username === '' && !/[?#]/.test(text), because('noExtras')),
  v.transform((text) => new URL(text).href.replace(/\/+$/, '')),
  v.maxLength(MAX_RUNBOOK_URL_LENGTH, because('mostCharacters', { most: MAX_RUNBOOK_URL_LENGTH })),
);
