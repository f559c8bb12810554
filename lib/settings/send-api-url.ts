import * as v from 'valibot';
import { because } from './problem';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Base URL of the send API: `https`, or `http` on a loopback address only, because every request carries the send token.
 * No credentials, query or fragment. Trailing slashes are taken off.
 */
export const sendApiUrlSchema = v.pipe(
  v.string(because('url')),
  v.check(URL.canParse, because('url')),
  v.check(isEncryptedOrLoopback, because('httpsOrLoopback')),
  v.check(hasNoExtras, because('noExtras')),
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
