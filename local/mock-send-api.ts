import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { LOOPBACK, listen, readBody, sendJson } from './http-server';
import type { SentReply } from './sent-replies';
import { isForLoopback } from './stand-in-guard';

/** A reply that the mock send API took. */
export interface SentMessage extends SentReply {
  readonly id: string;
}

/** A send API that delivers to nobody. */
export interface MockSendApi {
  /** Base URL, as `SEND_API_URL` wants it. */
  readonly url: string;
  /** Everything that was sent, oldest first. */
  readonly sent: readonly SentMessage[];
  close(): Promise<void>;
}

/** Nobody is told the mock’s token, and whoever stores another one by mistake must not be left without replies. */
const BEARER = /^Bearer [\x21-\x7e]+$/;
const MAX_REQUEST_BYTES = 1024 * 1024;
const sendRequest = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    to: v.pipe(v.string(), v.digits()),
    type: v.literal('text'),
    text: v.object({ body: v.pipe(v.string(), v.nonEmpty()) }),
  }),
);

/** Starts a mock send API on a free loopback port: `POST /messages/send` with a bearer token, whichever. */
export async function startMockSendApi({
  onSent,
}: {
  readonly onSent: (message: SentMessage) => void;
}): Promise<MockSendApi> {
  const sent: SentMessage[] = [];
  const record = (message: SentMessage) => {
    sent.push(message);
    onSent(message);
  };
  const server = createServer((request, response) => {
    answer(request, response, record).catch(() => response.destroy());
  });
  const { origin, close } = await listen(server, 0, LOOPBACK);
  return { url: origin, sent, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  record: (message: SentMessage) => void,
): Promise<void> {
  const body = await readBody(request, MAX_REQUEST_BYTES);
  if (!isForLoopback(request.headers)) return sendJson(response, 403, { error: 'forbidden' });
  if (request.method !== 'POST' || request.url !== '/messages/send') {
    return sendJson(response, 404, { error: 'not found' });
  }
  if (!BEARER.test(request.headers.authorization ?? '')) return sendJson(response, 401, { error: 'unauthorized' });
  const parsed = v.safeParse(sendRequest, body.toString());
  if (!parsed.success) return sendJson(response, 400, { error: v.summarize(parsed.issues) });
  const message = { id: randomUUID(), to: parsed.output.to, text: parsed.output.text.body };
  record(message);
  sendJson(response, 200, { id: message.id });
}
