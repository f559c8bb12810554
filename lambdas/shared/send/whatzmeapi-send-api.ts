import { SEND_TOKEN_PLACEHOLDER } from '../limits';
import type { Secret, SecretVersions } from '../secrets/secret';
import { confirmationOf, readAnswer } from './answer';
import { retryAfterMs } from './retry-after';
import type { Reply, SendApi, SendResult } from './send-api';

/** Where the send API is, and how long it may take. */
export interface WhatzMeApiOptions {
  /** Base URL without a trailing slash. */
  readonly baseUrl: string;
  readonly token: Secret;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
}

/** Errors from before the request went out. After any other error, the API may have taken the request. */
const NOT_SENT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * 4xx answers that another attempt can change: timeout, too early, too many requests; and those about the address or the API,
 * which every message gets alike: no such path, method, kind of content, host or permission by law. These are an outage.
 */
const RETRYABLE_4XX = new Set([408, 425, 429, 404, 405, 410, 415, 421, 451]);

/** `POST {base}/messages/send` with a bearer token. */
export function whatzMeApi(options: WhatzMeApiOptions): SendApi {
  return {
    send: async (reply) => {
      const token = await usableToken(options.token);
      if (token === null) return { kind: 'no-token' };
      const result = await attempt(reply, token, options);
      if (result.kind !== 'unauthorized') return result;
      const latest = (await latestOf(options.token)).current;
      return latest === token || !HEADER_VALUE.test(latest) ? result : attempt(reply, latest, options);
    },
  };
}

/** The characters of a header. A token that was cut (`…`) or broken over lines when it was pasted has others. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/** Read again if possible; otherwise the known token, of which the send API's answer is still true. */
async function latestOf(token: Secret): Promise<SecretVersions> {
  return token.reread().catch(() => token.read());
}

async function usableToken(secret: Secret): Promise<string | null> {
  const isUsable = (token: string) => token !== SEND_TOKEN_PLACEHOLDER && HEADER_VALUE.test(token);
  const { current } = await secret.read();
  const token = isUsable(current) ? current : (await latestOf(secret)).current;
  return isUsable(token) ? token : null;
}

async function attempt(reply: Reply, token: string, options: WhatzMeApiOptions): Promise<SendResult> {
  try {
    const response = await options.fetch(`${options.baseUrl}/messages/send`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        // What is unpacked can be a thousand times as large.
        'accept-encoding': 'identity',
        'idempotency-key': reply.idempotencyKey,
      },
      body: JSON.stringify({ to: reply.to, type: 'text', text: { body: reply.text } }),
      // The token must not follow a redirect to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    return resultOf(response, await readAnswer(response), options.nowMs());
  } catch (error) {
    return failureOf(error);
  }
}

function resultOf({ ok, status, headers }: Response, body: string | null, nowMs: number): SendResult {
  if (ok) return acceptance(status, body);
  if (status === 401 || status === 403) return { kind: 'unauthorized', status };
  if (status >= 400 && status < 500 && !RETRYABLE_4XX.has(status)) return { kind: 'rejected', status };
  const waitMs = retryAfterMs(headers.get('retry-after'), nowMs);
  const kind = isUntold(status) ? 'unknown' : 'retryable';
  return { kind, reason: 'http', status, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) };
}

/** What else the body says stays unread: it may hold the token. */
function acceptance(status: number, body: string | null): SendResult {
  const confirmation = confirmationOf(body);
  if (!confirmation.isConfirmed) return { kind: 'unknown', reason: 'not-confirmed', status };
  const { sentId } = confirmation;
  return { kind: 'accepted', ...(sentId === undefined ? {} : { sentId }) };
}

/**
 * A server that failed may have sent the reply, and so may the server behind a gateway (RFC 9110, sections 15.6.1, 15.6.3 and
 * 15.6.5). With 503 the request was not handled (15.6.4). See docs/decisions/0017-unknown-outcomes.md.
 */
function isUntold(status: number): boolean {
  return status >= 500 && status !== 503;
}

function failureOf(error: unknown): SendResult {
  if (textOf(error, 'name') === 'TimeoutError') return { kind: 'unknown', reason: 'timeout' };
  // `fetch` hides the system's error in the cause.
  const code = textOf(fieldOf(error, 'cause'), 'code') ?? 'connection';
  return NOT_SENT_CODES.has(code) ? { kind: 'retryable', reason: code } : { kind: 'unknown', reason: code };
}

function textOf(value: unknown, name: string): string | null {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
