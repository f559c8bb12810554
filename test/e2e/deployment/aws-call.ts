import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
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
  const request = await signed(requestOf(call, endpoint), call.service, endpoint.environment);
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

async function signed(request: HttpRequest, service: string, env: NodeJS.ProcessEnv): Promise<HttpRequest> {
  const {
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = env;
  const signer = new SignatureV4({ service, region, credentials: { accessKeyId, secretAccessKey }, sha256: Sha256 });
  const { host, hostname, pathname: path, protocol } = new URL(request.url);
  const { headers } = await signer.sign({
    ...request,
    protocol,
    hostname,
    path,
    headers: { ...request.headers, host },
  });
  return { ...request, headers };
}
