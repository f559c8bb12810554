import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as v from 'valibot';
import { WEBHOOK_PATH } from '../lib/settings/webhook-path';
import { toApiGatewayEvent } from './api-gateway-event';
import { type ListeningServer, listen, readBody, sendJson } from './http-server';
import { invokeFunction, type LocalFunction } from './invoke-function';
import { type ConcurrencyLimit, limitConcurrency } from './limit-concurrency';
import { LocalStartError } from './local-start-error';
import { isFromLoopback } from './stand-in-guard';

/** Path of the local run's state. */
export const STATE_PATH = '/_local/state';

/** Path of the log lines of both functions. */
export const LOGS_PATH = '/_local/logs';

/** API Gateway takes 10 MB and answers 413 beyond. */
const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

/**
 * Ingest invocations side by side. In the cloud each has a machine of its own; here all share one thread with the
 * emulators, and a large burst at once would eat the deadline of every one of them.
 */
export const INGEST_CONCURRENCY = 4;

/** What the stand-in for API Gateway needs. */
export interface ApiGatewayOptions {
  readonly host: string;
  readonly port: number;
  readonly ingest: LocalFunction<APIGatewayProxyEvent>;
  /** What else is answered to a GET, as JSON, by path. This machine alone is shown it. */
  readonly pages: Readonly<Record<string, () => unknown>>;
  /** Called with the body of every webhook that was answered 200. */
  readonly onAccepted: (body: Buffer) => void;
  /** Called when the function threw, timed out, or answered in a form that API Gateway does not accept. */
  readonly onFunctionError: (error: unknown) => void;
}

type Gateway = ApiGatewayOptions & { readonly limit: ConcurrencyLimit };

const proxyResult = v.object({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), {}),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
});

/**
 * Listens where the settings say, and turns each webhook into the event that API Gateway would send.
 *
 * @throws LocalStartError when the address cannot be had
 */
export async function startApiGatewayStandIn(options: ApiGatewayOptions): Promise<ListeningServer> {
  const { host, port } = options;
  const limit = limitConcurrency(INGEST_CONCURRENCY);
  const server = createServer((request, response) => {
    // The only thing left to fail is the connection itself, and then nobody waits for an answer.
    route({ ...options, limit }, request, response).catch(() => response.destroy());
  });
  return listen(server, port, host).catch((cause: NodeJS.ErrnoException) => {
    const code = cause.code === 'EADDRINUSE' ? 'port-in-use' : 'cannot-listen';
    throw new LocalStartError(code, { host, port }, { cause });
  });
}

async function route(options: Gateway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, MAX_PAYLOAD_BYTES);
  const target = request.url ?? '/';
  const url = URL.canParse(target, 'http://local') ? new URL(target, 'http://local') : undefined;
  const page = url && options.pages[url.pathname];
  if (url && page && request.method === 'GET' && isFromLoopback(request) && !cameThroughTunnel(request)) {
    return sendJson(response, 200, await page());
  }
  if (url?.pathname !== WEBHOOK_PATH || request.method !== 'POST') {
    return sendJson(response, 404, { ok: false, error: 'not found' });
  }
  if (body === 'too-large') return sendJson(response, 413, { ok: false, error: 'payload too large' });
  await answerWebhook(options, { request, url, body }, response);
}

async function answerWebhook(
  options: Gateway,
  webhook: { readonly request: IncomingMessage; readonly url: URL; readonly body: Buffer },
  response: ServerResponse,
): Promise<void> {
  const { request, url, body } = webhook;
  const event = toApiGatewayEvent({
    method: 'POST',
    url,
    rawHeaders: request.rawHeaders,
    body,
    sourceIp: request.socket.remoteAddress ?? '',
  });
  try {
    const result = v.parse(proxyResult, await options.limit(() => invokeFunction(options.ingest, event)));
    if (result.statusCode === 200) options.onAccepted(body);
    response
      .writeHead(result.statusCode, { 'content-type': 'application/json', ...namesInLowerCase(result.headers) })
      .end(Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8'));
  } catch (error) {
    options.onFunctionError(error);
    sendJson(response, 503, { ok: false, error: 'unavailable' }, { 'Retry-After': '1' });
  }
}

/** What proxies add: ngrok the first three, Cloudflare the first, the third and the last two. Nobody on this machine does. */
const PROXY_HEADERS = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'forwarded',
  'cf-connecting-ip',
  'cf-ray',
];

/** A tunnel that puts the name of this machine into `Host` shows itself by these. */
function cameThroughTunnel({ headers }: IncomingMessage): boolean {
  return PROXY_HEADERS.some((name) => headers[name] !== undefined);
}

function namesInLowerCase(headers: Readonly<Record<string, string | number | boolean>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
