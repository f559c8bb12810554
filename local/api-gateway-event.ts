import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { LOCAL_ACCOUNT_ID } from './aws-account';

/** An HTTP request, as far as API Gateway passes it on. */
export interface GatewayRequest {
  readonly method: string;
  readonly url: URL;
  /** Names and values in turn, as Node gives them: what was sent twice is here twice. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
}

/**
 * The REST proxy event (payload version 1.0) of `request`, with the body in base64 as `binaryMediaTypes: ['*\/*']` has it.
 * `headers` holds the last value of a name and `multiValueHeaders` all of them.
 */
export function toApiGatewayEvent(request: GatewayRequest, now: Date = new Date()): APIGatewayProxyEvent {
  const multiValueHeaders = valuesByName(headerPairs(request.rawHeaders), (name) => name.toLowerCase());
  const headers = lastValues(multiValueHeaders);
  const query = valuesByName([...request.url.searchParams], (name) => name);
  const hasQuery = Object.keys(query).length > 0;
  return {
    resource: request.url.pathname,
    path: request.url.pathname,
    httpMethod: request.method,
    headers,
    multiValueHeaders,
    queryStringParameters: hasQuery ? lastValues(query) : null,
    multiValueQueryStringParameters: hasQuery ? query : null,
    pathParameters: null,
    stageVariables: null,
    requestContext: requestContextOf(request, now),
    body: request.body.length === 0 ? null : request.body.toString('base64'),
    isBase64Encoded: true,
  };
}

function requestContextOf(request: GatewayRequest, now: Date): APIGatewayProxyEvent['requestContext'] {
  const path = request.url.pathname;
  return {
    accountId: LOCAL_ACCOUNT_ID,
    apiId: 'local',
    authorizer: null,
    domainName: request.url.hostname,
    domainPrefix: 'local',
    extendedRequestId: randomUUID(),
    httpMethod: request.method,
    identity: identityOf(request),
    path,
    protocol: 'HTTP/1.1',
    requestId: randomUUID(),
    requestTime: now.toUTCString(),
    requestTimeEpoch: now.getTime(),
    resourceId: 'local',
    resourcePath: path,
    stage: 'local',
  };
}

function identityOf(request: GatewayRequest): APIGatewayProxyEvent['requestContext']['identity'] {
  const userAgent = headerPairs(request.rawHeaders).find(([name]) => name.toLowerCase() === 'user-agent');
  return {
    accessKey: null,
    accountId: null,
    apiKey: null,
    apiKeyId: null,
    caller: null,
    clientCert: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: request.sourceIp,
    user: null,
    userAgent: userAgent?.[1] ?? null,
    userArn: null,
  };
}

function headerPairs(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : []));
}

/**
 * All values of each name, under the spelling that came first. `fold` says which names are one: those of headers are,
 * without regard to case (RFC 9110, 5.1).
 */
function valuesByName(
  pairs: readonly (readonly [string, string])[],
  fold: (name: string) => string,
): Record<string, string[]> {
  const groups = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (const [name, value] of pairs) {
    const group = groups.get(fold(name)) ?? { name, values: [] };
    group.values.push(value);
    groups.set(fold(name), group);
  }
  return Object.fromEntries([...groups.values()].map(({ name, values }) => [name, values]));
}

function lastValues(all: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values.at(-1) ?? '']));
}
