import { type History, type HistoryEvent, QUIET, type Redrive } from './history/history';
import { genuine, text } from './history/samples';
import { RARE_MISTAKES } from './planted/rare-mistakes';
import { SEND_MISTAKES } from './planted/send-mistakes';
import { isFound } from './search/is-found';
import { simulate } from './simulation/simulate';

const HOUR_MS = 60 * 60_000;

/** The second and the third come in one batch, because the first takes so long; the function dies with the third. */
test('a message that was dead-lettered does not come back behind the next one when the function dies', async () => {
  const history: History = {
    ...QUIET,
    webhooks: [genuine([text(0), text(2), text(4)])],
    sendFaults: [
      { call: 0, length: 1, kind: 'accepts-slowly' },
      { call: 1, length: 1, kind: 'http-400' },
      { call: 2, length: 1, kind: 'crash-after-send' },
    ],
  };
  expect((await simulate(history)).violations).toEqual([]);
  const mistake = RARE_MISTAKES['leaves what it has dead-lettered in the queue'];
  expect(await isFound(mistake, history)).toBe(true);
});

test('a redrive whose machine dies at any of its calls loses nothing, and the next one ends it', async () => {
  const mistake = RARE_MISTAKES['deletes a dead letter before it is back on the queue'];
  const found = [];
  for (let diesAtCall = 0; diesAtCall < 8; diesAtCall += 1) {
    const history: History = {
      ...QUIET,
      webhooks: [genuine([text(0)])],
      sendFaults: [{ call: 0, length: 1, kind: 'http-400' }],
      redrives: [
        { by: 'redrive-by-command', afterDeadLetter: 1, afterMs: 0, diesAtCall },
        { by: 'redrive-by-command', afterDeadLetter: 1, afterMs: HOUR_MS },
      ],
    };
    const { violations, ledger } = await simulate(history);
    // One that died before it could delete the letter puts it back again, and SQS takes that for a repetition.
    const { RepliesSent: sent, RepliesSkipped: skipped = 0 } = ledger.metrics;
    expect({ diesAtCall, violations, sent, skipped }).toEqual({ diesAtCall, violations: [], sent: 1, skipped: 0 });
    found.push(await isFound(mistake, history));
  }
  expect(found).toContain(true);
});

test('while Secrets Manager is down after a rotation, a webhook with the new secret is asked to come again', async () => {
  const history: History = {
    ...QUIET,
    webhooks: [0, 105_000].map((atMs, number) => genuine([text(number)], { atMs })),
    events: [{ atMs: 0, event: 'rotation' }],
    brownOuts: [{ service: 'secretsmanager', kind: 'server-error', fromMs: 5_000, forMs: 590_000 }],
  };
  expect((await simulate(history)).violations).toEqual([]);
  const mistake = RARE_MISTAKES['refuses what it could not look into'];
  expect(await isFound(mistake, history)).toBe(true);
});

/** A message comes in an outage of the send API, and is redriven after it. */
const inOutage = (event: HistoryEvent['event'], by: Redrive['by'], afterMs: number): History => ({
  ...QUIET,
  webhooks: [genuine([text(0)], { atMs: 1 })],
  events: [{ atMs: 0, event }],
  redrives: [{ by, afterDeadLetter: 1, afterMs }],
});

test('what waits for a token is given up by SQS after 300 receives, and answered by a redrive', async () => {
  const history = inOutage('token-refused', 'redrive-by-console', 48 * HOUR_MS);
  const { violations, journal, ledger } = await simulate(history);
  expect(violations).toEqual([]);
  expect(journal.entries.filter(({ kind }) => kind === 'send')).toHaveLength(301);
  expect(ledger.metrics).toMatchObject({ RepliesSent: 1 });
  expect(ledger.metrics).not.toHaveProperty('DeadLettered');
  const mistake = RARE_MISTAKES['gives up what waits for a token'];
  expect(await isFound(mistake, history)).toBe(true);
});

test('an outage of 20 hours ends in a dead letter after 50 attempts, and a redrive answers it', async () => {
  const { violations, journal, ledger } = await simulate(
    inOutage('day-long-outage', 'redrive-by-command', 20 * HOUR_MS),
  );
  expect(violations).toEqual([]);
  expect(journal.entries.filter(({ kind }) => kind === 'send')).toHaveLength(51);
  expect(ledger.metrics).toMatchObject({ DeadLettered: 1, RepliesSent: 1 });
});

test('an API that takes each reply and answers 504 sends three, and the console cannot make it a fourth', async () => {
  const history: History = {
    ...QUIET,
    webhooks: [genuine([text(0), text(2)])],
    sendFaults: [{ call: 0, length: 4, kind: 'accepts-then-504' }],
    redrives: [
      { by: 'redrive-by-command', afterDeadLetter: 1, afterMs: 1_000 },
      { by: 'redrive-by-console', afterDeadLetter: 1, afterMs: HOUR_MS },
    ],
  };
  const { violations, journal, ledger } = await simulate(history);
  expect(violations).toEqual([]);
  expect(ledger.sends.deliveriesOf('message:genuine-text-0')).toBe(3);
  expect(journal.entries.filter(({ kind }) => kind === 'redriven')).toHaveLength(1);
  expect(ledger.metrics).toMatchObject({ SendOutcomeUnknown: 4, DeadLettered: 2, RepliesSent: 1 });
  expect(await isFound(SEND_MISTAKES['sends copies without limit'], history)).toBe(true);
});

test('each message of a chat has its own attempts, however long it waited behind another', async () => {
  const history = inOutage('long-outage', 'redrive-by-command', 0);
  const burst = { ...history, webhooks: [genuine([text(0), text(2), text(4)], { atMs: 1 })] };
  const { violations, ledger } = await simulate(burst);
  expect(violations).toEqual([]);
  expect(ledger.metrics).toMatchObject({ RepliesSent: 3 });
  for (const name of ['counts attempts by receives', 'lets a chat share the fate of its first message'] as const) {
    const ofOneDay: History = { ...burst, events: [{ atMs: 0, event: 'day-long-outage' }] };
    expect(await isFound(SEND_MISTAKES[name], ofOneDay)).toBe(true);
  }
});

test('of a large webhook that is answered 200 every item is safe', async () => {
  const items = Array.from({ length: 105 }, (_, number) => ({ kind: 'message', number, form: 'own' }) as const);
  const history: History = { ...QUIET, webhooks: [genuine(items)] };
  const { violations, ledger } = await simulate(history);
  expect(violations).toEqual([]);
  expect(ledger.acknowledged.size).toBe(105);
  expect(await isFound(RARE_MISTAKES['drops what follows item number 100 of a webhook'], history)).toBe(true);
});

test('no message is begun that there may be no time for', async () => {
  const burst = genuine([0, 2, 4, 6, 8, 10, 12, 14].map(text), { atMs: 1 });
  const history: History = { ...QUIET, webhooks: [burst], events: [{ atMs: 0, event: 'slow-answers' }] };
  const { violations, ledger } = await simulate(history);
  expect(violations).toEqual([]);
  expect(ledger.metrics).toMatchObject({ RepliesSent: 8 });
  expect(await isFound(RARE_MISTAKES['begins what it has no time for'], history)).toBe(true);
});

test('what two functions left that died before they sent is counted by the record, also when only one is learnt of', async () => {
  const { violations, ledger } = await simulate({
    ...QUIET,
    seed: 0,
    webhooks: [genuine([text(0), text(2)])],
    serviceFaults: [8, 13].map((call) => ({ call, length: 1, kind: 'crash-after' })),
    sendFaults: [{ call: 0, length: 1, kind: 'http-503' }],
  });
  expect(violations).toEqual([]);
  expect(ledger.metrics).toMatchObject({ RepliesSent: 2, SendOutcomeUnknown: 1 });
});
