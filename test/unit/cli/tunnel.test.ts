import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTunnel, type Tunnel, type TunnelListener } from '../../../cli/start/tunnel';
import { TUNNEL_PROGRAMS, type TunnelProgram } from '../../../cli/start/tunnel-programs';
import { writeFakeProgram } from '../../support/fake-program';

const [cloudflared] = TUNNEL_PROGRAMS as readonly [TunnelProgram];

let folder: string;
let tunnel: Tunnel | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whatz-tunnel-'));
});
afterEach(async () => {
  await tunnel?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Resolves with the first thing that is told, and its arguments. Nothing is slow unless a test says so. */
function firstOf(file: string, slowAfterMs = 24 * 60 * 60_000): Promise<readonly unknown[]> {
  return new Promise((resolve) => {
    const tell =
      (what: string) =>
      (...rest: readonly unknown[]) =>
        resolve([what, ...rest]);
    const listener: TunnelListener = { onOpened: tell('opened'), onSlow: tell('slow'), onEnded: tell('ended') };
    const started = { tunnel: { program: cloudflared, file }, origin: 'http://127.0.0.1:1', env: process.env };
    tunnel = startTunnel({ ...listener, ...started, slowAfterMs });
  });
}

test('a program that gives no address is told to be slow', async () => {
  expect(await firstOf(writeFakeProgram(folder, 'cloudflared', 'setInterval(() => undefined, 1_000);'), 1)).toEqual([
    'slow',
    undefined,
  ]);
});

test('a program that cannot be run has ended', async () => {
  expect(await firstOf(join(folder, 'gone'))).toEqual(['ended', expect.stringContaining('ENOENT'), undefined]);
});

test('a program that ends without a word is told with its exit code', async () => {
  expect(await firstOf(writeFakeProgram(folder, 'cloudflared', 'process.exit(3);'))).toEqual([
    'ended',
    'exit code 3',
    undefined,
  ]);
});
