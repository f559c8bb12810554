import type { History, HistoryEvent, Redrive } from './history';
import type { KnownMistake } from './mistake';
import { RARE_MISTAKES } from './rare-mistakes';
import { simulate } from './simulate';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const HOUR_MS = 60 * 60_000;
const QUIET: Omit<History, 'webhooks'> = {
  seed: 1,
  serviceFaults: [],
  sendFaults: [],
  brownOuts: [],
  events: [],
  redrives: [],
};
const message = (number: number) => ({ kind: 'message' as const, number, form: 'text' as const });
const webhook = { atMs: 0, copies: 1, retries: 3, sender: 'genuine' as const };

/** What a product with this mistake breaks. */
async function brokenBy(mistake: KnownMistake, history: History) {
  return (await simulate(history, { mistake })).violations.map(({ invariant }) => invariant);
}

/** The second and the third come in one batch, because the first takes so long; the function dies with the third. */
test('a message that was dead-lettered does not come back behind the next one when the function dies', async () => {
  const history: History = {
    ...QUIET,
    webhooks: [{ ...webhook, items: [message(0), message(2), message(4)] }],
    sendFaults: [
      { call: 0, length: 1, kind: 'accepts-slowly' },
      { call: 1, length: 1, kind: 'http-400' },
      { call: 2, length: 1, kind: 'crash-after-send' },
    ],
  };
  expect((await simulate(history)).violations).toEqual([]);
  const mistake = RARE_MISTAKES['leaves what it has dead-lettered in the queue'];
  expect(await brokenBy(mistake, history)).toContain(mistake.breaks);
});

test('a redrive whose machine dies at any of its calls loses nothing, and the next one ends it', async () => {
  const mistake = RARE_MISTAKES['deletes a dead letter before it is back on the queue'];
  const broken = [];
  for (let diesAtCall = 0; diesAtCall < 8; diesAtCall += 1) {
    const history: History = {
      ...QUIET,
      webhooks: [{ ...webhook, items: [message(0)] }],
      sendFaults: [{ call: 0, length: 1, kind: 'http-400' }],
      redrives: [
        { by: 'redrive-by-command', afterDeadLetter: 1, afterMs: 0, diesAtCall },
        { by: 'redrive-by-command', afterDeadLetter: 1, afterMs: HOUR_MS },
      ],
    };
    const { violations, metrics } = await simulate(history);
    // One that died before it could delete the letter puts it back again, and SQS takes that for a repetition.
    const { RepliesSent: sent, RepliesSkipped: skipped = 0 } = metrics;
    expect({ diesAtCall, violations, sent, skipped }).toEqual({ diesAtCall, violations: [], sent: 1, skipped: 0 });
    broken.push(...(await brokenBy(mistake, history)));
  }
  expect(broken).toContain(mistake.breaks);
});

test('while Secrets Manager is down after a rotation, a webhook with the new secret is asked to come again', async () => {
  const history: History = {
    ...QUIET,
    webhooks: [0, 105_000].map((atMs, number) => ({ ...webhook, atMs, retries: 8, items: [message(number)] })),
    events: [{ atMs: 0, event: 'rotation' }],
    brownOuts: [{ service: 'secretsmanager', kind: 'server-error', fromMs: 5_000, forMs: 590_000 }],
  };
  expect((await simulate(history)).violations).toEqual([]);
  const mistake = RARE_MISTAKES['refuses what it could not look into'];
  expect(await brokenBy(mistake, history)).toContain(mistake.breaks);
});

/** A message comes in a bad time of the send API, and is redriven after it. */
const inBadTime = (event: HistoryEvent['event'], by: Redrive['by'], afterMs: number): History => ({
  ...QUIET,
  webhooks: [{ ...webhook, atMs: 1, items: [message(0)] }],
  events: [{ atMs: 0, event }],
  redrives: [{ by, afterDeadLetter: 1, afterMs }],
});

test('what waits for a token is given up by SQS after 300 receives, and answered by a redrive', async () => {
  const history = inBadTime('token-refused', 'redrive-by-console', 48 * HOUR_MS);
  const { violations, calls, metrics } = await simulate(history);
  expect({ violations, ...calls, sent: metrics.RepliesSent }).toMatchObject({ violations: [], sendApi: 301, sent: 1 });
  expect(metrics).not.toHaveProperty('DeadLettered');
  const mistake = RARE_MISTAKES['gives up what waits for a token'];
  expect(await brokenBy(mistake, history)).toContain(mistake.breaks);
});

test('an outage of 20 hours ends in a dead letter after 50 attempts, and a redrive answers it', async () => {
  const { violations, calls, metrics } = await simulate(
    inBadTime('day-long-outage', 'redrive-by-command', 20 * HOUR_MS),
  );
  expect({ violations, ...calls }).toMatchObject({ violations: [], sendApi: 51 });
  expect(metrics).toMatchObject({ DeadLettered: 1, RepliesSent: 1 });
});
