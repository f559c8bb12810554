import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { IngestHandler } from '../../lambdas/ingest/create-ingest';
import type { Observer } from './observer';
import type { SandboxPool } from './sandbox';
import type { Posted } from './senders';

/** Of the contract with the sender, in milliseconds: an answer of a warm function, and the first answer of a new one. */
const ANSWER_WITHIN_MS = 1_500;
const FIRST_ANSWER_WITHIN_MS = 2_000;

export interface EndpointOptions {
  readonly pool: SandboxPool<IngestHandler>;
  readonly observer: Observer;
  readonly elapsedMs: () => number;
}

/** Posts a webhook to the ingest function as API Gateway does, and looks at the time. */
export async function post(webhook: Posted, options: EndpointOptions): Promise<number | 'no-answer'> {
  const { pool, observer, elapsedMs } = options;
  const startMs = elapsedMs();
  const { ending, wasCold } = await pool.invoke((handler, context) => handler(eventOf(webhook), context));
  const tookMs = elapsedMs() - startMs;
  const limitMs = wasCold ? FIRST_ANSWER_WITHIN_MS : ANSWER_WITHIN_MS;
  if (ending !== 'died' && tookMs > limitMs) observer.violated('I5', `an answer took ${tookMs} ms`);
  if (typeof ending === 'string') return 'no-answer';
  if ('returned' in ending) return ending.returned.statusCode;
  observer.violated('I0', `ingest threw ${String(ending.threw)}`);
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
