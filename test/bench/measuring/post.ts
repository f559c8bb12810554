import { Agent, request } from 'node:http';

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Seconds of a `Retry-After` header. */
  readonly retryAfterSeconds: number | undefined;
}

/** Posts a body and resolves when the answer has been read; rejects when `hangUp` is aborted first. */
export type Post = (body: string, headers: Readonly<Record<string, string>>, hangUp?: AbortSignal) => Promise<Answer>;

/** A client that keeps its connections; `node:http`, because `fetch` would take more CPU than what is measured. */
export function httpClient(url: string): Post {
  const agent = new Agent({ keepAlive: true });
  return (body, headers, signal) =>
    new Promise((resolve, reject) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      const options = { method: 'POST', agent, headers: { ...headers, ...length }, signal };
      const outgoing = request(url, options, (response) => {
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
