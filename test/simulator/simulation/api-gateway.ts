import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { IngestHandler } from '../../../lambdas/ingest/create-ingest';
import type { Journal } from '../journal/journal';
import type { SandboxPool } from '../runtime/sandbox';
import type { Posted } from './senders';

/** Posts a webhook to the ingest function as API Gateway does. Resolves with the status, or with `no-answer`. */
export async function post(
  webhook: Posted,
  pool: SandboxPool<IngestHandler>,
  journal: Journal,
): Promise<number | 'no-answer'> {
  const { ending, wasCold, tookMs } = await pool.invoke((handler, context, invocation) => {
    journal.write({ kind: 'ingest-started', invocation, keys: webhook.keys });
    return handler(eventOf(webhook), context);
  });
  journal.write({ kind: 'ingest-ended', ending: ending.kind, tookMs, wasCold });
  if (ending.kind === 'returned') return ending.value.statusCode;
  if (ending.kind !== 'threw') return 'no-answer';
  journal.write({ kind: 'failed', error: `ingest threw ${String(ending.error)}` });
  return 502;
}

function eventOf({ body, signature, credential }: Posted): APIGatewayProxyEvent {
  return {
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
    multiValueHeaders: {
      'Content-Type': ['application/json'],
      ...(signature === undefined ? {} : { 'X-Signature': [signature] }),
      ...(credential === undefined ? {} : { Authorization: [`Bearer ${credential}`] }),
    },
  } as unknown as APIGatewayProxyEvent;
}
