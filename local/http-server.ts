import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';

/** Loopback address of everything that is nobody else's business. */
export const LOOPBACK = '127.0.0.1';

/** An HTTP server that accepts connections. */
export interface ListeningServer {
  readonly port: number;
  /** `http://host:port`, with a host that this machine can connect to. */
  readonly origin: string;
  /** Stops listening and drops every connection at once. */
  close(): Promise<void>;
}

/**
 * Starts `server`. Port 0 lets the system choose.
 *
 * @throws the system's error (`EADDRINUSE`, `EACCES`, …) when the address cannot be had
 */
export async function listen(server: Server, port: number, host: string): Promise<ListeningServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return { port: actualPort, origin: `http://${connectableHost(host)}:${actualPort}`, close: () => close(server) };
}

/** The whole body, or `too-large`: the rest is read and dropped, so that the client gets its answer and no reset. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | 'too-large'> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) chunks = [];
    else chunks.push(bytes);
  }
  return size > maxBytes ? 'too-large' : Buffer.concat(chunks);
}

/** Answers with `body` as JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function connectableHost(host: string): string {
  if (host === '0.0.0.0') return LOOPBACK;
  if (host === '::') return '[::1]';
  return isIPv6(host) ? `[${host}]` : host;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
