import * as v from 'valibot';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Base URL of the send API: `https`, or `http` on a loopback address only, because every request carries the send token.
 * No credentials, query or fragment. Trailing slashes are taken off.
 */
export const sendApiUrlSchema = v.pipe(
  v.string('must be a URL'),
  v.check(URL.canParse, 'must be a URL'),
  v.check(isEncryptedOrLoopback, 'must start with https:// (http:// only on localhost, 127.0.0.0/8 or [::1])'),
  v.check(hasNoExtras, 'must have no credentials, query or fragment'),
  v.transform((text) => new URL(text).href.replace(/\/+$/, '')),
);

function isEncryptedOrLoopback(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOST.test(hostname));
}

function hasNoExtras(text: string): boolean {
  const { username, password } = new URL(text);
  return username === '' && password === '' && !/[?#]/.test(text);
}
