import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type ListeningServer, LOOPBACK, listen, readBody, sendJson } from '../../../local/http-server';

const MAX_REQUEST_BYTES = 1024 * 1024;
const AWS_JSON = { 'Content-Type': 'application/x-amz-json-1.0' };

/**
 * DynamoDB and SQS that say yes at once and remember nothing: what they take is no part of a measurement, and they grow no
 * slower with the number of requests.
 */
export async function startAwsStandIn(): Promise<ListeningServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return listen(server, 0, LOOPBACK);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, MAX_REQUEST_BYTES);
  const operation = String(request.headers['x-amz-target']).split('.').at(-1);
  sendJson(response, 200, operation === 'SendMessage' ? sentMessage(body) : {}, AWS_JSON);
}

/** The SDK checks the digest of what it sent. */
function sentMessage(body: Buffer | 'too-large') {
  const { MessageBody } = JSON.parse(body.toString()) as { readonly MessageBody: string };
  return {
    MessageId: randomUUID(),
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    SequenceNumber: '1',
  };
}
