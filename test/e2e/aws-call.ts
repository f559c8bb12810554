import { createHash, createHmac } from 'node:crypto';
import type { AwsEndpoint } from './aws-endpoint';
import { type HttpRequest, sendHttp } from './http';

/** A call to AWS in one of the three forms that its services speak. */
export type AwsCall =
  | { readonly service: string; readonly query: string }
  | { readonly service: string; readonly target: string; readonly json?: Readonly<Record<string, unknown>> }
  | { readonly service: string; readonly path: string };

/**
 * Makes a signed call and gives the text of the answer. The project has SDK clients for what the functions use only; for
 * looking around, a text is enough.
 *
 * @throws when the answer is not 200
 */
export async function callAws(call: AwsCall, endpoint: AwsEndpoint): Promise<string> {
  const request = sign(requestOf(call, endpoint), call.service, endpoint.environment, new Date());
  const answer = await sendHttp(request);
  if (answer.status === 200) return answer.body;
  throw new Error(`${JSON.stringify(call)}: ${answer.status} ${answer.body.slice(0, 500)}`);
}

function requestOf(call: AwsCall, { url, certificate: ca }: AwsEndpoint): HttpRequest {
  if ('path' in call) return { url: `${url}${call.path}`, method: 'GET', ca };
  const [type, extra, body] =
    'query' in call
      ? ['application/x-www-form-urlencoded', {}, call.query]
      : ['application/x-amz-json-1.1', { 'x-amz-target': call.target }, JSON.stringify(call.json ?? {})];
  return { url: `${url}/`, method: 'POST', headers: { 'content-type': type, ...extra }, body, ca };
}

/**
 * Signature Version 4, for paths without a query string.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function sign(request: HttpRequest, service: string, env: NodeJS.ProcessEnv, now: Date): HttpRequest {
  const { host, pathname } = new URL(request.url);
  const date = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = { ...request.headers, host, 'x-amz-date': date };
  const names = Object.keys(headers).sort();
  const canonical = [
    request.method,
    pathname,
    '',
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    sha256(request.body ?? ''),
  ].join('\n');
  const scope = [date.slice(0, 8), env.AWS_REGION ?? '', service, 'aws4_request'];
  const key = scope.reduce<string | Buffer>(
    (secret, part) => hmac(secret, part).digest(),
    `AWS4${env.AWS_SECRET_ACCESS_KEY}`,
  );
  const signature = hmac(key, ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n')).digest('hex');
  const credential = `${env.AWS_ACCESS_KEY_ID}/${scope.join('/')}`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...request, headers: { ...headers, authorization } };
}

function hmac(key: string | Buffer, text: string) {
  return createHmac('sha256', key).update(text);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
