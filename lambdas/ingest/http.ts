import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { WebhookOutcome, WebhookRequest } from './receive-webhook';
import { REFUSALS, type Refusal } from './reject-reasons';

/** Reads the webhook out of an API Gateway proxy event. Header names are matched in any case. */
export function requestOf(event: APIGatewayProxyEvent): WebhookRequest {
  return {
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    signatures: headerValues(event, 'x-signature'),
    authorizations: headerValues(event, 'authorization'),
  };
}

function headerValues(event: APIGatewayProxyEvent, name: string): string[] {
  const headers = event.multiValueHeaders ?? {};
  return Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, values]) => values ?? []);
}

const JSON_HEADERS = { 'Content-Type': 'application/json' };

/** The answer to the sender. */
export function responseOf(outcome: WebhookOutcome): APIGatewayProxyResult {
  switch (outcome.kind) {
    case 'accepted':
    case 'ignored':
      return { statusCode: 200, headers: JSON_HEADERS, body: '{"ok":true}' };
    case 'rejected':
      return refuse(REFUSALS[outcome.reason]);
    case 'deferred':
    case 'unavailable':
      return unavailable();
  }
}

/** The answer when the fault is ours: the sender tries again. A 4xx would make it give up for good. */
export function unavailable(): APIGatewayProxyResult {
  const { statusCode, headers, body } = refuse({ status: 503, error: 'try again' });
  return { statusCode, headers: { ...headers, 'Retry-After': '1' }, body };
}

function refuse({ status, error }: Pick<Refusal, 'status' | 'error'>): APIGatewayProxyResult {
  return { statusCode: status, headers: JSON_HEADERS, body: JSON.stringify({ ok: false, error }) };
}
