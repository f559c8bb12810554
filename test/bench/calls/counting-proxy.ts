import { createServer, type IncomingMessage, request as requestTo, type ServerResponse } from 'node:http';
import { type ListeningServer, LOOPBACK, listen, readBody } from '../../../local/http-server';

/** A `ReceiveMessage` that brought no message. */
export const EMPTY_RECEIVE = 'ReceiveMessage (empty)';

/** A `GetItem` that must not be a moment old. */
export const CONSISTENT_GET = 'GetItem (consistent)';

const MAX_REQUEST_BYTES = 1024 * 1024;

/** Told of each AWS call once it has been answered, by its name, such as `SendMessage`. */
export type OnCall = (operation: string) => void;

/** Stands in front of an emulator and tells of every call that passes. */
export async function startCountingProxy(emulator: string, onCall: OnCall): Promise<ListeningServer> {
  const server = createServer((request, response) => {
    forward(request, response, emulator)
      .then(({ body, answer }) => onCall(operationOf(request, body, answer)))
      .catch(() => response.destroy());
  });
  return listen(server, 0, LOOPBACK);
}

async function forward(request: IncomingMessage, response: ServerResponse, emulator: string) {
  const received = await readBody(request, MAX_REQUEST_BYTES);
  // The address of a queue is part of what is sent, and the emulator knows its own only.
  const body = received.toString('utf8').replaceAll(`//${request.headers.host}`, `//${new URL(emulator).host}`);
  const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(body)) };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    requestTo(new URL(request.url ?? '/', emulator), { method: request.method, headers }, resolve)
      .on('error', reject)
      .end(body);
  });
  const answerBody = await readBody(answer, MAX_REQUEST_BYTES);
  response.writeHead(answer.statusCode ?? 502, answer.headers).end(answerBody);
  return { body, answer: answerBody.toString() };
}

/**
 * The name in `X-Amz-Target`. A receive that brought nothing is called otherwise: the emulator ends every long poll when a
 * message comes, where SQS ends one. So is a consistent read.
 */
function operationOf({ headers }: IncomingMessage, body: string, answer: string): string {
  const operation = String(headers['x-amz-target']).split('.').at(-1) ?? '';
  if (operation === 'GetItem' && body.includes('"ConsistentRead":true')) return CONSISTENT_GET;
  return operation === 'ReceiveMessage' && !answer.includes('"Messages"') ? EMPTY_RECEIVE : operation;
}
