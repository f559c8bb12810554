import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Check } from '../../../cli/doctor/check';
import { checkSendToken } from '../../../cli/doctor/check-send-token';
import { checkSigned, checkUnsigned } from '../../../cli/doctor/check-webhook';
import { doctor } from '../../../cli/doctor/doctor';
import { noAnswer } from '../../../cli/doctor/no-answer';
import { fetchWithin } from '../../../cli/terminal/fetch-within';
import { textsIn } from '../../../cli/texts/texts';
import { sampleExamination } from '../../support/examination';
import { fakeTerminal } from '../../support/fake-terminal';

const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');

/** A server that takes every connection and never answers; the time that somebody would wait for it passes at once. */
async function askSilence(check: Check) {
  const waitedMs: number[] = [];
  const terminal = fakeTerminal({
    fetch: async (withinMs) => {
      waitedMs.push(withinMs);
      throw timeout;
    },
  });
  const finding = await check.examine(sampleExamination({ terminal })).catch((error: unknown) => error);
  return { finding, waitedMs };
}

test.each([
  ['unsigned', checkUnsigned],
  ['signed', checkSigned],
])('an %s webhook is given up after 10 seconds of silence', async (_, check) => {
  expect(await askSilence(check)).toMatchObject({ waitedMs: [10_000], finding: { name: 'TimeoutError' } });
});

test('a send API is given up after 10 seconds of silence too', async () => {
  expect(await askSilence(checkSendToken)).toMatchObject({
    waitedMs: [10_000],
    finding: { detail: expect.stringContaining('no answer within 10 s') },
  });
});

test('a redirect is not followed, and silence is given up', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { Location: '/silent' }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    expect((await fetchWithin(60_000, `http://127.0.0.1:${port}/moved`)).status).toBe(302);
    await expect(fetchWithin(1, `http://127.0.0.1:${port}/silent`)).rejects.toMatchObject({ name: 'TimeoutError' });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test.each([
  ['en', 'takes the connection, and gives no answer within 10 s', 'proxy'],
  ['es', 'acepta la conexión, pero no responde en 10 s', 'proxy'],
] as const)('in %s silence is told from an address that cannot be reached', (language, detail, mend) => {
  const texts = textsIn(language).doctor;
  expect(noAnswer('https://a.example', timeout, texts, 'other')).toMatchObject({
    state: 'failed',
    detail: `https://a.example ${detail}`,
    mend: expect.stringContaining(mend),
  });
  const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
  expect(noAnswer('https://a.example', refused, texts, 'other')).toMatchObject({
    detail: expect.stringContaining('connect ECONNREFUSED'),
    mend: 'other',
  });
});

test.each([
  ['foo', 'en', '--url is not an http(s) URL: foo'],
  ['ftp://a.example', 'en', 'not an http(s) URL'],
  ['http://a.example/webhooks', 'en', 'must be https://'],
  ['foo', 'es', '--url no es una URL http(s): foo'],
] as const)('doctor --url %s is a mistake in %s, found before anything runs', async (url, language, message) => {
  const terminal = fakeTerminal({ language });
  const run = doctor.run(['--url', url], terminal);
  await expect(run).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(message) });
  expect(terminal.out).toEqual([]);
});
