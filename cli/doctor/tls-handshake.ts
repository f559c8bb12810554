import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

const TIMEOUT_MS = 10_000;

/** What a TLS server has agreed to. */
export interface Handshake {
  /** Such as `TLSv1.3`. */
  readonly protocol: string;
  /** When its certificate ends, in milliseconds since the epoch. */
  readonly validToMs: number;
}

/**
 * Connects by TLS 1.2 or later, with a certificate that Node trusts, and hangs up.
 *
 * @throws Error of the system, of TLS, or a `TimeoutError` after 10 seconds of silence
 */
export function tlsHandshake({ hostname, port }: URL): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    const options = {
      host: hostname,
      port: Number(port || 443),
      minVersion: 'TLSv1.2' as const,
      // RFC 6066, section 3: an address is no server name.
      ...(isIP(hostname) === 0 && { servername: hostname }),
    };
    const socket: TLSSocket = connect(options, () => {
      const validToMs = Date.parse(socket.getPeerCertificate().valid_to);
      resolve({ protocol: socket.getProtocol() ?? '', validToMs });
      socket.destroy();
    });
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new DOMException('timeout', 'TimeoutError')));
    socket.once('error', reject);
  });
}
