import { createServer } from 'node:http';
import { LOOPBACK, listen } from '../../local/http-server';
import type { JwtIssuer, KeySetAnswer } from './jwt-issuer';

/** The key set of an issuer over HTTP; the path says how it is answered. */
export interface KeySetServer {
  urlOf(answer: KeySetAnswer): string;
  close(): Promise<void>;
}

/** Serves what `issuer` has published. */
export async function startKeySetServer(issuer: JwtIssuer): Promise<KeySetServer> {
  const server = createServer(async ({ url = '' }, response) => {
    issuer.answer = decodeURIComponent(url.slice(1)) as KeySetAnswer;
    if (issuer.answer === 'hangs') return;
    try {
      const { status, headers, body } = await readAnswer(issuer);
      response.writeHead(status, headers).end(body);
    } catch {
      response.destroy();
    }
  });
  const { origin, close } = await listen(server, 0, LOOPBACK);
  return { urlOf: (answer) => `${origin}/${encodeURIComponent(answer)}`, close };
}

async function readAnswer(issuer: JwtIssuer) {
  const response = await issuer.fetch(issuer.url);
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}
