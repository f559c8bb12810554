import { MAX_BODY_BYTES } from '../../lambdas/shared/limits';
import type { AwsFault } from './aws-stand-in';
import { type PostedWebhook, signed } from './posted-webhook';
import { CUSTOMER, customerWebhook } from './private-values';
import type { Circumstances } from './watched-functions';

/** A webhook that is not as it should be, and how it is answered. */
export interface OddWebhook extends Omit<PostedWebhook, 'authorizations'> {
  readonly what: string;
  readonly status: number;
}

const BROKEN: AwsFault = { error: 'ValidationException' };
const IN_PROGRESS: AwsFault = {
  error: 'ConditionalCheckFailedException',
  more: { Item: { status: { S: 'INPROGRESS' }, in_progress_expiration: { N: String(Date.parse('2100-01-01')) } } },
};
const COMPLETED: AwsFault = {
  error: 'ConditionalCheckFailedException',
  more: { Item: { status: { S: 'COMPLETED' } } },
};

/** What can be wrong with the services behind the function, and the status that it has to answer then. */
export const INGEST_CIRCUMSTANCES: Readonly<Record<string, Circumstances & { readonly status: number }>> = {
  'claim-refused': { faults: { PutItem: BROKEN }, status: 503 },
  'claim-reset': { faults: { PutItem: 'reset' }, status: 503 },
  'claim-hangs': { faults: { PutItem: 'hang' }, status: 503 },
  'claim-in-progress': { faults: { PutItem: IN_PROGRESS }, status: 503 },
  duplicate: { faults: { PutItem: COMPLETED }, status: 200 },
  'record-refused': { faults: { UpdateItem: BROKEN }, status: 200 },
  'record-hangs': { faults: { UpdateItem: 'hang' }, status: 503 },
  'queue-refused': { faults: { SendMessage: BROKEN }, status: 503 },
  'queue-reset': { faults: { SendMessage: 'reset' }, status: 503 },
  'queue-hangs': { faults: { SendMessage: 'hang' }, status: 503 },
  'queue-and-claim-refused': { faults: { SendMessage: BROKEN, DeleteItem: BROKEN }, status: 503 },
  'secrets-refused': { faults: { GetSecretValue: BROKEN }, status: 503 },
  'secrets-hang': { faults: { GetSecretValue: 'hang' }, status: 503 },
  'secret-empty': { secrets: { 'webhook-secret': ' ' }, status: 503 },
};

/** Every way in which a webhook itself can be wrong. */
export function oddWebhooks(): OddWebhook[] {
  const body = customerWebhook('ODD-WEBHOOK');
  const [type, signature] = signed(body);
  const wronglySigned = signed(body, 'webhook-secret-of-a-stranger');
  const odd = (what: string, other: string, status: number) => ({ what, body: other, status });
  const headed = (what: string, headers: NonNullable<PostedWebhook['headers']>, status = 401) => {
    return { what, body, headers, status };
  };
  return [
    headed('signed by a stranger', wronglySigned),
    headed('not signed', [['content-type', 'application/json']]),
    headed('signed twice', [...signed(body), ...wronglySigned]),
    headed('signature of another form', [['x-signature', `sha512=${'firma'.repeat(20)}`]]),
    headed('signed by the secret of before', signed(body, 'webhook-secret-before-its-rotation'), 200),
    headed('of another type', [['content-type', `text/x-${CUSTOMER.phone}`], signature], 200),
    headed('of two types', [type, ['content-type', CUSTOMER.text], signature], 200),
    odd('no JSON', `${body.slice(0, -2)}${CUSTOMER.text}`, 200),
    odd('too large', `${body}${' '.repeat(MAX_BODY_BYTES)}`, 413),
    odd('a list', JSON.stringify([CUSTOMER.text, CUSTOMER.phone]), 200),
    odd('a text', JSON.stringify(CUSTOMER.text), 200),
    odd('without event', JSON.stringify({ from: CUSTOMER.phone, text: CUSTOMER.text }), 200),
    odd('with a number as event', JSON.stringify({ event: CUSTOMER.phone, text: CUSTOMER.text }), 200),
    odd('with an address as event', JSON.stringify({ event: `${CUSTOMER.phone}@s.whatsapp.net` }), 200),
    odd('of another shape', JSON.stringify({ event: 'messages.upsert', messages: { text: CUSTOMER.text } }), 200),
    odd(
      'without id',
      JSON.stringify({ event: 'messages.upsert', messages: [{ key: { id: ' ' }, text: CUSTOMER.text }] }),
      200,
    ),
  ];
}
