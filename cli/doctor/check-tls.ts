import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { type Check, failed, ok, skipped, unsure } from './check';

const DAY_MS = 24 * 60 * 60_000;
const DAYS_LEFT_WANTED = 14;
const TIMEOUT_MS = 10_000;

/** The address answers over TLS 1.2 or later, with a certificate that is good for a while. */
export const checkTls: Check = {
  name: 'tls',
  title: (texts) => texts.titles.tls,
  examine: async ({ target: { outputs }, terminal, texts }) => {
    const url = new URL(outputs.WebhookUrl);
    if (url.protocol !== 'https:') return skipped(texts.noTls);
    try {
      const { protocol, validToMs } = await handshake(url);
      const daysLeft = Math.floor((validToMs - terminal.nowMs()) / DAY_MS);
      if (daysLeft < DAYS_LEFT_WANTED) return unsure(texts.certificateEnds(daysLeft), texts.mendCertificate);
      return ok(texts.tlsIs(protocol, daysLeft));
    } catch (error) {
      return failed(texts.unreachable(url.host, error instanceof Error ? error.message : String(error)), texts.mendTls);
    }
  },
};

function handshake({ hostname, port }: URL): Promise<{ readonly protocol: string; readonly validToMs: number }> {
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
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
  });
}
