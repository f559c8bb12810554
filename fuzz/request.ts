import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { FUZZ_SECRET, FUZZ_TOKEN } from './credentials';

/** What a request is generated from, and what is mutated of it. */
export interface FuzzRequest {
  readonly body: Buffer;
  /** The signature that belongs to the body, one by another secret, or any headers. */
  readonly signature: 'right' | 'wrong' | readonly string[];
  readonly authorizations: readonly string[];
  readonly contentTypes: readonly string[];
  /** Whether the event brings the body in base64, as API Gateway does. */
  readonly isBase64: boolean;
}

/** A request as the handler gets it, and whether it has both a valid signature and the token. */
export interface FuzzInput {
  readonly event: APIGatewayProxyEvent;
  readonly isGenuine: boolean;
}

/** Signs the request, last of all, so that it stays genuine whatever was done to its body. */
export function inputOf({ body, signature, authorizations, contentTypes, isBase64 }: FuzzRequest): FuzzInput {
  const bytes = isBase64 ? body : Buffer.from(body.toString('utf8'));
  const event = {
    body: isBase64 ? bytes.toString('base64') : bytes.toString('utf8'),
    isBase64Encoded: isBase64,
    multiValueHeaders: {
      'X-Signature': typeof signature === 'string' ? [sign(bytes, signature)] : signature,
      Authorization: authorizations,
      'content-type': contentTypes,
    },
  } as unknown as APIGatewayProxyEvent;
  const hasToken = authorizations.length === 1 && authorizations[0] === `Bearer ${FUZZ_TOKEN}`;
  return { event, isGenuine: signature === 'right' && hasToken };
}

function sign(bytes: Buffer, how: 'right' | 'wrong'): string {
  const key = how === 'right' ? FUZZ_SECRET : 'another';
  return `sha256=${createHmac('sha256', key).update(bytes).digest('hex')}`;
}
