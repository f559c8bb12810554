import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type KeySetAnswer, signedJwt } from '../../support/jwt-issuer';
import { byRsa, good, KeySetSetting, unreadable } from '../../support/key-set-setting';

const FRESH_FOR_MS = 10 * 60_000;

const setting = new KeySetSetting();

describe('the set', () => {
  test('is read again after 10 minutes, so that a key which was taken out of it lets nobody in any more', async () => {
    const token = await byRsa(await setting.issuer.publish('RS256', { kid: 'one' }), 'one');
    expect(await setting.authorize(token)).toBe('not-by-secret');
    setting.issuer.keys = [];
    setting.pass(FRESH_FOR_MS - 1);
    expect(await setting.authorize(token)).toBe('not-by-secret');
    setting.pass(1);
    expect(await setting.authorize(token)).toBe('credential-mismatch');
    expect(setting.issuer.requests).toBe(2);
  });

  test.each<KeySetAnswer>(['unreachable', 'hangs', 'status 500', 'not JSON', 'not a set', 'redirect'])(
    'when its answer is "%s" lets nobody in, and is a fault on our side until it is there',
    async (answer) => {
      const token = await byRsa(await setting.issuer.publish('RS256', { kid: 'one' }), 'one');
      setting.issuer.answer = answer;
      await expect(setting.authorize(token)).rejects.toMatchObject(unreadable);
      setting.issuer.answer = 'set';
      expect(await setting.authorize(token)).toBe('not-by-secret');
    },
  );

  test('with a private key in it is a fault on our side', async () => {
    const key = await setting.issuer.publish('ES256', { kid: 'one', d: 'x'.repeat(43) });
    const token = await signedJwt(good, key, { alg: 'ES256', kid: 'one' });
    await expect(setting.authorize(token)).rejects.toMatchObject(unreadable);
  });

  test('is read over HTTP, and a body that never ends is given up', async () => {
    const token = await byRsa(await setting.issuer.publish('RS256', { kid: 'one' }), 'one');
    let isWhole = true;
    const server = createServer((_, response) => {
      response.writeHead(200).write(JSON.stringify({ keys: setting.issuer.keys }));
      if (isWhole) response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const start = (timeoutMs: number) => setting.startFunction({ url, timeoutMs, fetch });
    try {
      expect(await start(60_000)(token)).toBe('not-by-secret');
      isWhole = false;
      await expect(start(50)(token)).rejects.toMatchObject(unreadable);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
