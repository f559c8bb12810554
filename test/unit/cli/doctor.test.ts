import { checkSecrets } from '../../../cli/doctor/check-secrets';
import { checkSendToken } from '../../../cli/doctor/check-send-token';
import { checkSigned, checkUnsigned } from '../../../cli/doctor/check-webhook';
import { accepted, examine, healthyLogs, skipped } from '../../support/doctor-world';

test('an unsigned webhook must be 401: another refusal is not the one that is promised', async () => {
  expect(await examine(checkUnsigned, { answer: () => 401 })).toMatchObject({ state: 'ok' });
  for (const status of [200, 403, 404, 503]) {
    expect(await examine(checkUnsigned, { answer: () => status })).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining(String(status)),
      mend: expect.any(String),
    });
  }
});

test('it has an Authorization: without any, AWS WAF would answer in place of the function', async () => {
  const headers: Headers[] = [];
  const answer = ({ headers: brought }: { readonly headers: Headers }) => {
    headers.push(brought);
    return 401;
  };
  await examine(checkUnsigned, { answer });
  expect(headers).toHaveLength(1);
  expect([headers[0]?.get('authorization'), headers[0]?.get('x-signature')]).toEqual(['Bearer doctor', null]);
});

test('20 signed webhooks and one again are taken, told apart and processed once each', async () => {
  const { state, detail, posted } = await examine(checkSigned);
  expect({ state, posted: posted.length, different: new Set(posted).size }).toEqual({
    state: 'ok',
    posted: 21,
    different: 20,
  });
  expect(detail).toContain('20 taken');
});

test('none of them could be answered to anybody', async () => {
  const bodies: string[] = [];
  await examine(checkSigned, {
    answer: ({ body }) => {
      bodies.push(body);
      return 200;
    },
  });
  for (const body of bodies) {
    expect(JSON.parse(body)).toMatchObject({ messages: [{ key: { fromMe: true, remoteJid: 'status@broadcast' } }] });
  }
});

test('an answer that takes 2 seconds is a failure, and so is one that is not 200', async () => {
  expect(await examine(checkSigned, { answerMs: 1_900 })).toMatchObject({ state: 'ok' });
  expect(await examine(checkSigned, { answerMs: 2_000 })).toMatchObject({
    state: 'failed',
    detail: expect.stringContaining('2000 ms'),
  });
  expect(await examine(checkSigned, { answer: () => 403 })).toMatchObject({
    state: 'failed',
    mend: expect.stringContaining('allowedIps'),
  });
});

test('a repeated webhook that was taken twice is a failure', async () => {
  const logsOf = (ids: readonly string[]) => [
    ...ids.map((id) => accepted(id)),
    ...[...new Set(ids)].map((id) => skipped(id)),
  ];
  expect(await examine(checkSigned, { logsOf })).toMatchObject({
    state: 'failed',
    detail: expect.stringContaining('0 of 1 repeated'),
  });
});

test('a line of the repeated webhook that does not come is a doubt, when each was taken and processed once', async () => {
  const logsOf = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => [accepted(id), skipped(id)]);
  expect(await examine(checkSigned, { logsOf })).toMatchObject({
    state: 'unsure',
    detail: expect.stringContaining('is not in the logs yet'),
  });
});

test('a message that is processed twice is a failure, and so is one that is not processed', async () => {
  const twice = (ids: readonly string[]) => [...healthyLogs(ids), skipped(ids[0] ?? '')];
  expect(await examine(checkSigned, { logsOf: twice })).toMatchObject({
    state: 'failed',
    detail: '21 were processed, of 20',
  });
  const never = (ids: readonly string[]) => healthyLogs(ids).filter(({ message }) => message !== 'reply skipped');
  expect(await examine(checkSigned, { logsOf: never })).toMatchObject({
    state: 'failed',
    detail: expect.stringContaining('0 processed of 20'),
  });
});

test('what only an issuer can sign is left out', async () => {
  expect(await examine(checkSigned, { Auth: 'jwt-jwks' })).toMatchObject({ state: 'skipped', posted: [] });
});

test('a secret that is empty and a send token that is not set are failures', async () => {
  expect(await examine(checkSecrets)).toMatchObject({ state: 'ok' });
  expect(await examine(checkSecrets, { secret: '' })).toMatchObject({ state: 'failed' });
  expect(await examine(checkSecrets, { sendToken: 'REPLACE_ME' })).toMatchObject({
    state: 'failed',
    mend: './whatz secrets set send-token',
  });
});

test.each([
  ['takes ours and refuses another', (ours: boolean) => (ours ? 422 : 401), 'ok'],
  ['refuses ours', () => 403, 'failed'],
  ['does not look at the token first', () => 422, 'unsure'],
] as const)('a send API that %s: %s', async (_, statusFor, state) => {
  const answer = ({ headers, body }: { headers: Headers; body: string }) => {
    expect(body).toBe('{}');
    return statusFor(headers.get('authorization') === 'Bearer our-token');
  };
  expect(await examine(checkSendToken, { answer })).toMatchObject({ state });
});
