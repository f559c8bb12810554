import { sortingForbidden } from '../../../lambdas/shared/send/forbidden-sends';
import type { SendResult } from '../../../lambdas/shared/send/send-api';

const FORBIDDEN: SendResult = { kind: 'unauthorized', status: 403 };
const ACCEPTED: SendResult = { kind: 'accepted' };
const FIRST: SendResult = { kind: 'retryable', reason: 'http', status: 403 };

/** A send API that answers by number, and what is made of its answers. */
function setUp() {
  const answers = new Map<string, SendResult | Promise<SendResult>>();
  const api = sortingForbidden({ send: async ({ to }) => answers.get(to) ?? ACCEPTED });
  return { answers, send: (to: string) => api.send({ to, text: 'reply', idempotencyKey: `key-${to}` }) };
}

test('a 403 while replies to others go out is about the message, from its second attempt on', async () => {
  const { answers, send } = setUp();
  answers.set('blocked', FORBIDDEN);
  await send('other');
  expect(await send('blocked')).toEqual(FIRST);
  await send('other');
  expect(await send('blocked')).toEqual({ kind: 'rejected', status: 403 });
});

test('a 403 while nothing goes out any more is about the token, although it did before', async () => {
  const { answers, send } = setUp();
  await send('A');
  for (const to of ['A', 'B']) answers.set(to, FORBIDDEN);
  for (const to of ['A', 'B']) expect(await send(to)).toEqual(FIRST);
  for (const to of ['A', 'B', 'A']) expect(await send(to)).toEqual(FORBIDDEN);
});

test('a send that began before the 403 says nothing of the token that was refused meanwhile', async () => {
  const { answers, send } = setUp();
  let accept: (result: SendResult) => void = () => undefined;
  answers.set(
    'slow',
    new Promise((resolve) => {
      accept = resolve;
    }),
  );
  answers.set('A', FORBIDDEN);
  const slow = send('slow');
  await send('A');
  accept(ACCEPTED);
  await slow;
  expect(await send('A')).toEqual(FORBIDDEN);
});

test('what is not a 403 stays as it is', async () => {
  const { answers, send } = setUp();
  for (const result of [
    { kind: 'unauthorized', status: 401 },
    { kind: 'rejected', status: 400 },
    { kind: 'no-token' },
  ] as const) {
    answers.set('A', result);
    for (const _ of [1, 2]) expect(await send('A')).toEqual(result);
  }
});

test('of very many replies the first are forgotten', async () => {
  const { answers, send } = setUp();
  const all = Array.from({ length: 1_001 }, (_, index) => `number-${index}`);
  for (const to of all) {
    answers.set(to, FORBIDDEN);
    await send(to);
  }
  expect(await send('number-1000')).toEqual(FORBIDDEN);
  expect(await send('number-0')).toEqual(FIRST);
});
