import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isLoopback } from '../lib/settings/loopback';
import { LOCAL_CREDENTIALS } from './aws-account';

/**
 * Whether `Host` names this machine. A page in a browser may let its own name lead to 127.0.0.1 (DNS rebinding); then it
 * could read what is answered, and its name stands here.
 */
export function isForLoopback({ host = '' }: IncomingHttpHeaders): boolean {
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`));
}

/** Whether a request was made on this machine, to a name of this machine. */
export function isFromLoopback({ headers, socket }: IncomingMessage): boolean {
  return isForLoopback(headers) && LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '');
}

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

/** Whether a stand-in for AWS may do what is asked: it comes to this machine's name, and with the access key of this run. */
export function isAdmitted(headers: IncomingHttpHeaders): boolean {
  const [, key = ''] = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)/.exec(headers.authorization ?? '') ?? [];
  return isForLoopback(headers) && isSame(key, LOCAL_CREDENTIALS.accessKeyId);
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** `Authorization` for a stand-in, without the signature, which none of them looks at. */
export function standInAuthorization(): string {
  return `AWS4-HMAC-SHA256 Credential=${LOCAL_CREDENTIALS.accessKeyId}/`;
}

/** What a stand-in answers to whom it does not admit, as AWS does. */
export const NOT_ADMITTED = {
  status: 403,
  body: { __type: 'UnrecognizedClientException', message: 'Another access key, or another Host than this machine' },
} as const;
