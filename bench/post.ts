import { Agent, request } from 'node:http';

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Seconds of a `Retry-After` header. */
  readonly retryAfterSeconds: number | undefined;
}

/** Posts a body and resolves when the answer has been read. */
export type Post = (body: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

/** A client that keeps its connections; `node:http`, because `fetch` would take more CPU than what is measured. */
export function httpClient(url: string): Post {
  const agent = new Agent({ keepAlive: true });
  return (body, headers) =>
    new Promise((resolve, reject) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      const outgoing = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
        response.on('error', reject).on('end', () => {
          const wait = response.headers['retry-after'];
          const retryAfterSeconds = wait === undefined ? undefined : Number(wait);
          resolve({ status: response.statusCode ?? 0, retryAfterSeconds });
        });
        response.resume();
      });
      outgoing.on('error', reject).end(body);
    });
}
