import { jest } from '@jest/globals';
import type { Check } from '../../../cli/doctor/check';
import { checkSendToken } from '../../../cli/doctor/check-send-token';
import { checkSigned, checkUnsigned } from '../../../cli/doctor/check-webhook';
import { doctor } from '../../../cli/doctor/doctor';
import { noAnswer } from '../../../cli/doctor/no-answer';
import { textsIn } from '../../../cli/texts/texts';
import { sampleExamination } from '../../support/examination';
import { fakeTerminal } from '../../support/fake-terminal';

const realFetch = globalThis.fetch;
const realTimeout = AbortSignal.timeout;
afterEach(() => {
  globalThis.fetch = realFetch;
  AbortSignal.timeout = realTimeout;
});

/** A server that takes every connection and never answers; the time that somebody would wait for it passes at once. */
async function askSilence(check: Check) {
  const waitedMs: number[] = [];
  AbortSignal.timeout = (milliseconds) => {
    waitedMs.push(milliseconds);
    return AbortSignal.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  };
  const silent = jest.fn<typeof fetch>(async (_url, init) => {
    init?.signal?.throwIfAborted();
    throw new Error('it waits for ever');
  });
  globalThis.fetch = silent;
  const finding = check.examine(sampleExamination({ fetch: silent })).catch((error: unknown) => error);
  return { finding: await finding, waitedMs, redirect: silent.mock.calls[0]?.[1]?.redirect };
}

test.each([
  ['unsigned', checkUnsigned],
  ['signed', checkSigned],
])('an %s webhook is given up after 10 seconds of silence', async (_, check) => {
  const { finding, waitedMs, redirect } = await askSilence(check);
  expect({ waitedMs, redirect }).toEqual({ waitedMs: [10_000], redirect: 'manual' });
  expect(finding).toMatchObject({ name: 'TimeoutError' });
});

test('a send API is given up after 10 seconds of silence too', async () => {
  const { finding, waitedMs, redirect } = await askSilence(checkSendToken);
  expect({ waitedMs, redirect }).toEqual({ waitedMs: [10_000], redirect: 'manual' });
  expect(finding).toMatchObject({ detail: expect.stringContaining('no answer within 10 s') });
});

test.each([
  ['en', 'takes the connection, and gives no answer within 10 s', 'proxy'],
  ['es', 'acepta la conexión, pero no responde en 10 s', 'proxy'],
] as const)('in %s silence is told from an address that cannot be reached', (language, detail, mend) => {
  const texts = textsIn(language).doctor;
  const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
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
