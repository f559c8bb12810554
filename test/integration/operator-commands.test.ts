import type { FakeTerminalOptions } from '../support/fake-terminal';
import { CUSTOMER, eventually, type OperatorWorld, startOperatorWorld } from '../support/operator-world';
import { textMessage } from '../support/signed-webhook';

let world: OperatorWorld;
beforeAll(async () => {
  world = await startOperatorWorld();
});
afterAll(() => world.close());

test('doctor finds a healthy run healthy, and answers nobody', async () => {
  world.sendApi.treat = ({ authorization }) => ({ status: authorization === 'Bearer the-send-token' ? 422 : 401 });
  const before = world.sendApi.accepted.length;
  const { code, out } = await world.whatz(['doctor']);
  expect(out).toContain('All is well');
  expect(out).toContain('20 taken and processed once each');
  expect(code).toBe(0);
  expect(world.sendApi.accepted.length).toBe(before);
});

test('doctor says what is wrong and how to mend it, line by line', async () => {
  await world.refuse('SICK');
  await world.deadLetters(1);
  world.sendApi.treat = () => ({ status: 403 });
  const { code, out } = await world.whatz(['doctor']);
  expect(code).toBe(1);
  expect(out).toMatch(/✗ Dead letters +1 could not be answered\n +→ \.\/whatz dlq list/);
  expect(out).toMatch(/✗ Send token +the send API refuses it \(403\)\n +→ \.\/whatz secrets set send-token/);
  expect(out).toContain('2 to mend');
  world.sendApi.treat = () => ({ status: 422 });
  const json = await world.whatz(['doctor', '--json']);
  expect(JSON.parse(json.out)).toMatchObject({
    healthy: false,
    checks: expect.arrayContaining([expect.objectContaining({ check: 'send-token', state: 'unsure' })]),
  });
  await world.whatz(['dlq', 'drop', '--yes']);
});

test('tail shows what happened to one chat, by its pseudonym', async () => {
  world.sendApi.treat = () => ({ status: 200 });
  const before = world.sendApi.accepted.length;
  expect(await world.post(textMessage('TAIL', 'Hola', '5215550000188'))).toBe(200);
  await world.replies(1, before);
  const chat = (await world.whatz(['pseudonym', '5215550000188'])).out;
  const lines = await eventually(
    async () => (await world.whatz(['tail', '--no-follow', '--chat', chat])).out.split('\n').slice(1),
    (found) => found.length === 2,
  );
  expect(lines).toEqual([
    expect.stringMatching(/✓ webhook .*1 accepted/),
    expect.stringMatching(/✓ reply .*attempt 1/),
  ]);
  expect(lines.join()).not.toContain('5215550000188');
});

test('the send token is taken from a prompt, and never shown', async () => {
  const { code, out, questions } = await world.whatz(['secrets', 'set', 'send-token'], { answers: ['another-token'] });
  expect({ code, questions }).toEqual({ code: 0, questions: [expect.stringContaining('not shown')] });
  expect(out).not.toContain('another-token');
  expect(await world.whatz(['secrets', 'set', 'send-token'], { answers: ['with blanks'] })).toMatchObject({ code: 1 });
  expect(await world.whatz(['secrets', 'set', 'send-token'], { answers: ['REPLACE_ME'] })).toMatchObject({ code: 1 });
  expect(await world.whatz(['secrets', 'set', 'send-token', 'another-token'])).toMatchObject({ code: 2 });
});

test('after a rotation show has the new secret, the old one is accepted, and a second rotation is refused', async () => {
  world.sendApi.treat = () => ({ status: 200 });
  const before = world.sendApi.accepted.length;
  const rotated = await world.whatz(['secrets', 'rotate', 'webhook', '--yes', '--json'], fastClock());
  const { webhook } = JSON.parse(rotated.out);
  expect((await world.whatz(['secrets', 'show'])).out).toContain(webhook);
  expect(await world.post(textMessage('OLD', 'Hola', CUSTOMER))).toBe(200);
  expect(await world.whatz(['secrets', 'rotate', 'webhook', '--yes'])).toMatchObject({
    code: 1,
    errors: expect.stringContaining('--leaked'),
  });
  await world.replies(1, before);
});

/** Does not wait after a rotation; that no webhook is refused when one waits is shown by the deployment test. */
function fastClock(): FakeTerminalOptions {
  let aheadMs = 0;
  return {
    nowMs: () => Date.now() + aheadMs,
    sleep: async (milliseconds) => {
      aheadMs += milliseconds;
    },
  };
}

test.each([
  [['dlq'], 'list, show, redrive, archive or drop'],
  [['dlq', 'lst'], 'There is no "dlq lst"'],
  [['dlq', 'list', '--older', 'yesterday'], '30m'],
  [['dlq', 'redrive', '--rate', '0'], '--rate'],
  [['secrets', 'show', '--leaked'], 'rotate only'],
  [['tail', '--since', 'soon'], '30s'],
  [['tail', '--no-follow', '--chat', CUSTOMER], 'pseudonym <number>'],
  [['dlq', 'list', '--chat', CUSTOMER], 'pseudonym <number>'],
  [['dlq', 'show', 'A', 'B'], 'takes one id'],
  [['doctor', 'now'], 'one word too many'],
  [['doctor', '--url', 'foo'], '--url is not an http(s) URL: foo'],
  [['pseudonym'], 'phone number'],
  [['pseudonym', 'Ana'], '"Ana"'],
  [['doctor', '--stack', 'X', '--local'], 'not both'],
])('%j is a mistake that says what it takes', async (args, advice) => {
  expect(await world.whatz(args)).toMatchObject({ code: 2, errors: expect.stringContaining(advice) });
});
