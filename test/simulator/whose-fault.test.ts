import { type History, QUIET } from './history/history';
import { genuine, text } from './history/samples';
import { SEND_MISTAKES } from './planted/send-mistakes';
import { isFound } from './search/is-found';
import { simulate } from './simulation/simulate';

test('a number that is blocked costs one dead letter and no chat its place, while others are answered', async () => {
  const texts = [0, 1, 3, 5].map((number) => genuine([text(number)], { atMs: 1 + number * 20_000 }));
  const history: History = { ...QUIET, webhooks: texts, events: [{ atMs: 0, event: 'number-blocked' }] };
  const { violations, journal, ledger } = await simulate(history);
  expect(violations).toEqual([]);
  expect(ledger.metrics).toMatchObject({ DeadLettered: 1, RepliesSent: 3 });
  const refused = journal.entries.filter((entry) => entry.kind === 'send' && entry.outage === 'number-blocked');
  expect(refused.length).toBeLessThan(10);
  const mistake = SEND_MISTAKES['takes a number that is blocked for a token that is refused'];
  expect(await isFound(mistake, history)).toBe(true);
});

test('a 403 that is tried again at once with a new token is no attempt of its own', async () => {
  const { violations, ledger } = await simulate({
    ...QUIET,
    webhooks: [genuine([text(0)])],
    sendFaults: [{ call: 4, length: 1, kind: 'http-403' }],
    events: [
      { atMs: 0, event: 'long-outage' },
      { atMs: 0, event: 'rotation' },
    ],
  });
  expect(violations).toEqual([]);
  expect(ledger.metrics).toMatchObject({ RepliesSent: 1 });
});

test('a route that is wrong for everybody makes no dead letter, and all are answered after it', async () => {
  const texts = [0, 1, 2, 3].map((number) => genuine([text(number)], { atMs: 1 + number * 1_000 }));
  const history: History = { ...QUIET, webhooks: texts, events: [{ atMs: 0, event: 'wrong-route' }] };
  const { violations, ledger } = await simulate(history);
  expect(violations).toEqual([]);
  expect(ledger.metrics).toMatchObject({ RepliesSent: 4 });
  expect(ledger.metrics).not.toHaveProperty('DeadLettered');
  expect(await isFound(SEND_MISTAKES['takes a wrong address for a fault of the message'], history)).toBe(true);
});
