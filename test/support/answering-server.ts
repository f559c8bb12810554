import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that gives the same answer to everything. */
export interface AnsweringServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Stands in for one call to AWS: answers 200 with `body`. */
export async function startAnsweringServer(body: string, contentType: string): Promise<AnsweringServer> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': contentType }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
