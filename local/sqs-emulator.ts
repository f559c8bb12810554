import type { IncomingHttpHeaders } from 'node:http';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import {
  DEAD_LETTER_RETENTION_DAYS,
  MAX_RECEIVE_COUNT,
  QUEUE_RETENTION_DAYS,
  VISIBILITY_TIMEOUT_SECONDS,
} from '../lambdas/shared/limits';
import { LOCAL_ACCOUNT_ID, LOCAL_CREDENTIALS, LOCAL_REGION } from './aws-account';
import { LOOPBACK } from './http-server';
import { type QueueSnapshot, readQueueSnapshot } from './queue-snapshot';
import { isAdmitted, NOT_ADMITTED, standInAuthorization } from './stand-in-guard';

/** The queue of the functions, and the queue of what they gave up. */
export type QueueName = 'webhook.fifo' | 'dead-letter.fifo';

/** SQS on this machine, with the two queues of the stack. */
export interface SqsEmulator {
  readonly endpoint: string;
  queueUrl(name: QueueName): string;
  queueArn(name: QueueName): string;
  /** What is in a queue now. Receives and changes nothing. */
  inspect(name: QueueName): Promise<QueueSnapshot>;
  close(): Promise<void>;
}

const SECONDS_PER_DAY = 86_400;
const HIGH_THROUGHPUT = {
  FifoQueue: 'true',
  DeduplicationScope: 'messageGroup',
  FifoThroughputLimit: 'perMessageGroupId',
} as const;

/** Starts fauxqs on a free loopback port and creates both queues. `startFauxqs` is not used: it listens on every interface. */
export async function startSqsEmulator(): Promise<SqsEmulator> {
  const app = buildApp({ logger: false, defaultRegion: LOCAL_REGION });
  app.addHook('onRequest', async (request: AskedOfFauxqs, reply: AnswerOfFauxqs) => {
    if (isAdmitted(request.headers)) return;
    reply.code(NOT_ADMITTED.status).send(NOT_ADMITTED.body);
  });
  app.addHook('preHandler', async (request: { readonly body: unknown }) => nameQueueAsFauxqsDoes(request.body));
  const endpoint = await app.listen({ port: 0, host: LOOPBACK });
  await createQueues(endpoint);
  return {
    endpoint,
    queueUrl: (name) => `${endpoint}/${LOCAL_ACCOUNT_ID}/${name}`,
    queueArn,
    inspect: async (name) => {
      const headers = { authorization: standInAuthorization() };
      return readQueueSnapshot(await (await fetch(`${endpoint}/_fauxqs/queues/${name}`, { headers })).text());
    },
    close: () => app.close(),
  };
}

interface AskedOfFauxqs {
  readonly headers: IncomingHttpHeaders;
}

interface AnswerOfFauxqs {
  code(status: number): AnswerOfFauxqs;
  send(body: unknown): unknown;
}

/**
 * fauxqs finds a queue by the exact URL that it made up, whose host (`sqs.us-east-1.localhost`) needs a resolver that knows
 * it. Clients therefore use the loopback address, and the name is put in here.
 */
function nameQueueAsFauxqsDoes(body: unknown): void {
  if (typeof body !== 'object' || body === null || !('QueueUrl' in body) || typeof body.QueueUrl !== 'string') return;
  body.QueueUrl = body.QueueUrl.replace(`//${LOOPBACK}:`, `//sqs.${LOCAL_REGION}.localhost:`);
}

async function createQueues(endpoint: string): Promise<void> {
  const client = new SQSClient({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
  const create = (name: QueueName, attributes: Record<string, string>) =>
    client.send(new CreateQueueCommand({ QueueName: name, Attributes: { ...HIGH_THROUGHPUT, ...attributes } }));
  try {
    await create('dead-letter.fifo', { MessageRetentionPeriod: String(DEAD_LETTER_RETENTION_DAYS * SECONDS_PER_DAY) });
    await create('webhook.fifo', {
      MessageRetentionPeriod: String(QUEUE_RETENTION_DAYS * SECONDS_PER_DAY),
      VisibilityTimeout: String(VISIBILITY_TIMEOUT_SECONDS),
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queueArn('dead-letter.fifo'),
        maxReceiveCount: MAX_RECEIVE_COUNT,
      }),
    });
  } finally {
    client.destroy();
  }
}

function queueArn(name: QueueName): string {
  return `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT_ID}:${name}`;
}
