import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the send API received. */
export interface SentRequest {
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly acceptEncoding: string | undefined;
  readonly url: string | undefined;
  readonly body: { readonly to: string; readonly type: string; readonly text: { readonly body: string } };
}

/** How to treat a request: an answer, by which a 2xx takes the reply unless it says otherwise, or what a broken server does. */
export type Treatment =
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string | Buffer;
      readonly isTaken?: boolean;
    }
  /** Reads the request, then closes the connection without an answer; the reply is not taken. */
  | 'reset'
  /** Takes the reply, then closes the connection without an answer. */
  | 'accept-then-reset'
  /** Takes the reply, and a gateway before it gives up. */
  | 'accept-then-504'
  /** Takes the reply and says so, but its body never comes. */
  | 'accept-then-break-off'
  /** Never answers. */
  | 'hang';

export interface FakeSendApi {
  readonly url: string;
  /** Every request that was read, in order. */
  readonly requests: SentRequest[];
  /** Those that were accepted: what customers would have got. */
  readonly accepted: SentRequest[];
  /** How each request is treated; by default it is accepted. */
  treat: (request: SentRequest) => Treatment;
  /** Is told of each answer before it is written. */
  onAnswered: (response: ServerResponse) => void;
  close(): Promise<void>;
}

/** A send API over real HTTP that fails in every way it is told to. */
export async function startFakeSendApi(): Promise<FakeSendApi> {
  const server = createServer((request, response) => void serve(api, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const api: FakeSendApi = {
    url: `http://127.0.0.1:${port}`,
    requests: [],
    accepted: [],
    treat: () => ({ status: 200 }),
    onAnswered: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return api;
}

async function serve(api: FakeSendApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const sent: SentRequest = {
    authorization: request.headers.authorization,
    idempotencyKey: request.headers['idempotency-key'] as string | undefined,
    acceptEncoding: request.headers['accept-encoding'] as string | undefined,
    url: request.url,
    body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
  };
  api.requests.push(sent);
  api.onAnswered(response);
  answer(api, sent, response);
}

function answer({ treat, accepted }: FakeSendApi, sent: SentRequest, response: ServerResponse): void {
  const treatment = treat(sent);
  if (treatment === 'hang') return;
  if (typeof treatment === 'string' && treatment !== 'reset') accepted.push(sent);
  if (treatment === 'accept-then-504') {
    response.writeHead(504).end();
    return;
  }
  if (treatment === 'accept-then-break-off') {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{', () => response.destroy());
    return;
  }
  if (typeof treatment === 'string') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (treatment.isTaken ?? treatment.status < 300) accepted.push(sent);
  response.writeHead(treatment.status, { 'content-type': 'application/json', ...treatment.headers });
  response.end(treatment.body ?? '{"id":"SENT"}');
}
