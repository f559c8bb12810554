import { randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { LOOPBACK, listen, readBody, sendJson } from './http-server';
import type { SentReply } from './sent-replies';

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

/** What the mock send API needs. */
export interface MockSendApiOptions {
  readonly token: string;
  readonly onSent: (message: SentMessage) => void;
}

const MAX_REQUEST_BYTES = 1024 * 1024;
const sendRequest = v.object({
  to: v.pipe(v.string(), v.digits()),
  type: v.literal('text'),
  text: v.object({ body: v.pipe(v.string(), v.nonEmpty()) }),
});

/** Starts a mock send API on a free loopback port: `POST /messages/send` with a bearer token. */
export async function startMockSendApi({ token, onSent }: MockSendApiOptions): Promise<MockSendApi> {
  const sent: SentMessage[] = [];
  const record = (message: SentMessage) => {
    sent.push(message);
    onSent(message);
  };
  const server = createServer((request, response) => {
    answer(request, response, { token, record }).catch(() => response.destroy());
  });
  const { origin, close } = await listen(server, 0, LOOPBACK);
  return { url: origin, sent, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { token, record }: { readonly token: string; readonly record: (message: SentMessage) => void },
): Promise<void> {
  const body = await readBody(request, MAX_REQUEST_BYTES);
  if (request.method !== 'POST' || request.url !== '/messages/send') {
    return sendJson(response, 404, { error: 'not found' });
  }
  if (!isBearer(request.headers.authorization, token)) return sendJson(response, 401, { error: 'unauthorized' });
  const parsed = v.safeParse(sendRequest, body === 'too-large' ? undefined : parseJson(body));
  if (!parsed.success) return sendJson(response, 400, { error: v.summarize(parsed.issues) });
  const message = { id: randomUUID(), to: parsed.output.to, text: parsed.output.text.body };
  record(message);
  sendJson(response, 200, { id: message.id });
}

function isBearer(header: string | undefined, token: string): boolean {
  const expected = Buffer.from(`Bearer ${token}`);
  const actual = Buffer.from(header ?? '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
