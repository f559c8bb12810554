import type { APIGatewayProxyEvent } from 'aws-lambda';
import { toApiGatewayEvent } from '../../local/api-gateway-event';
import type { ForbiddenValues } from './forbidden-values';
import { SECRETS } from './private-values';
import { signatureOf } from './signed-webhook';

/** A webhook as it is posted; without `headers` it is well signed. */
export interface PostedWebhook {
  readonly body: string;
  /** Its `Authorization` headers. */
  readonly authorizations: readonly string[];
  /** All others. */
  readonly headers?: readonly Header[];
}

/** Name and value. */
export type Header = readonly [name: string, value: string];

/** Where it comes from. */
export const SOURCE_IP = '203.0.113.77';

/** Headers of a webhook that is well signed. */
export function signed(
  body: string,
  secret: string = SECRETS['webhook-secret'],
): readonly [type: Header, signature: Header] {
  return [
    ['content-type', 'application/json'],
    ['x-signature', signatureOf(body, secret)],
  ];
}

/** The event that API Gateway makes of it. */
export function eventOf({ body, authorizations, headers = signed(body) }: PostedWebhook): APIGatewayProxyEvent {
  const all = [...headers, ...authorizations.map((value) => ['authorization', value] as const)];
  const url = new URL('https://gateway.example/webhooks/whatz');
  const request = { method: 'POST', url, rawHeaders: all.flat(), body: Buffer.from(body), sourceIp: SOURCE_IP };
  return toApiGatewayEvent(request);
}

/** Forbids all that it brings, and the HMACs that are computed of it. */
export function forbidWebhook({ body, authorizations, headers = [] }: PostedWebhook, forbidden: ForbiddenValues): void {
  forbidden.addStringsOf(body);
  for (const secret of [SECRETS['webhook-secret'], SECRETS['previous-webhook-secret']]) forbidden.addHmac(body, secret);
  for (const value of authorizations) forbidden.add('credential', value, value.split(' ').slice(1).join(' '));
  for (const [name, value] of headers)
    if (name === 'x-signature') forbidden.add('signature', value.slice('sha256='.length));
}
