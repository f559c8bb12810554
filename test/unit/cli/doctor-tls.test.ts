import { checkTls } from '../../../cli/doctor/check-tls';
import { tlsHandshake } from '../../../cli/doctor/tls-handshake';
import { startAnsweringServer } from '../../support/answering-server';
import { sampleExamination } from '../../support/examination';
import { fakeTerminal } from '../../support/fake-terminal';

const NOW_MS = Date.parse('2026-01-01T00:00:00Z');
const DAY_MS = 24 * 60 * 60_000;

function checkWith(handshake: (url: URL) => Promise<{ protocol: string; validToMs: number }>) {
  return checkTls.examine(sampleExamination({ handshake, terminal: fakeTerminal({ nowMs: () => NOW_MS }) }));
}

const endingIn = (days: number) => async () => ({ protocol: 'TLSv1.3', validToMs: NOW_MS + days * DAY_MS });

test('a certificate that is good for two weeks is well, and one that ends before is worth a look', async () => {
  expect(await checkWith(endingIn(14))).toEqual({ state: 'ok', detail: 'TLSv1.3, certificate good for 14 days' });
  expect(await checkWith(endingIn(13.9))).toMatchObject({
    state: 'unsure',
    detail: 'the certificate ends in 13 days',
    mend: expect.stringContaining('Certificate Manager'),
  });
});

test('the address that is asked is that of the webhook, and one that cannot be trusted is a failure', async () => {
  const asked: string[] = [];
  const finding = await checkWith(async ({ host }) => {
    asked.push(host);
    throw new Error('self-signed certificate');
  });
  expect(asked).toEqual(['abc.execute-api.us-east-1.amazonaws.com']);
  expect(finding).toMatchObject({
    state: 'failed',
    detail: 'abc.execute-api.us-east-1.amazonaws.com does not answer: self-signed certificate',
  });
});

test('a local run has no TLS to check', async () => {
  const outputs = { WebhookUrl: 'http://127.0.0.1:3000/webhooks/whatz' };
  expect(await checkTls.examine(sampleExamination({ outputs }))).toMatchObject({ state: 'skipped' });
});

test('a server that speaks no TLS fails the handshake', async () => {
  const server = await startAnsweringServer('', 'text/plain');
  await expect(tlsHandshake(new URL(server.url.replace('http:', 'https:')))).rejects.toThrow();
  await server.close();
});
