import { ROTATED_SECRET_KNOWN_AFTER_MS } from '../../lambdas/shared/limits';
import { type PanelSecrets, RotationWorld } from '../support/rotation-world';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** How long a function serves what it has read. */
const FRESH_FOR_MS = 5 * MINUTE_MS;
/** Between the webhooks of one sender around a rotation: much less than the ten seconds of grace. */
const DENSE_MS = 500;
const PREVIOUS_SECRET_MS = 24 * HOUR_MS;

const SENDERS = ['5215550000101', '5215550000102', '5215550000103', '5215550000104', '5215550000105'];
const FIRST: PanelSecrets = { webhookSecret: 'first-secret', credential: 'first-credential' };
const FORGED: PanelSecrets = { webhookSecret: 'guessed-secret', credential: 'guessed-credential' };

interface Load {
  readonly forMs: number;
  readonly everyMs: number;
  readonly panel: PanelSecrets;
  /** Whether others knock with guessed secrets all the time, which makes the functions read theirs as often as they may. */
  readonly isUnderAttack?: boolean;
}

/** Has every sender send again and again; gives how often each status was answered to those who sign as their panel says. */
async function drive(world: RotationWorld, { forMs, everyMs, panel, isUnderAttack }: Load) {
  const statuses: Record<number, number> = {};
  for (const endMs = world.nowMs + forMs; world.nowMs < endMs; world.nowMs += everyMs) {
    for (const sender of SENDERS) {
      const status = await world.send(sender, panel);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    if (isUnderAttack) await attack(world, panel);
  }
  return statuses;
}

/** By a stranger, and by somebody who has got hold of the webhook secret. */
async function attack(world: RotationWorld, panel: PanelSecrets): Promise<void> {
  for (const secrets of [FORGED, { ...panel, credential: FORGED.credential }]) {
    expect(await world.send('5215559999999', secrets)).toBe(401);
  }
}

const start = (seed: number) => new RotationWorld({ secrets: FIRST, seed, functions: 4 });
const all200 = (forMs: number, everyMs: number) => ({ 200: SENDERS.length * Math.ceil(forMs / everyMs) });

describe.each([
  ['the webhook secret', { webhookSecret: 'second-secret' }],
  ['the inbound credential', { credential: 'second-credential' }],
  ['both', { webhookSecret: 'second-secret', credential: 'second-credential' }],
])('while %s is rotated under load', (_, rotated: Partial<PanelSecrets>) => {
  const next = { ...FIRST, ...rotated };

  // The functions read a secret again every 30 s under attack: from just after such a read to just before the next.
  test.each([
    [false, 35_000],
    [true, 30_400],
    [true, 35_000],
    [true, 45_000],
    [true, 59_600],
  ])(
    'no webhook that is signed as the panel says is refused (attack: %j, rotated after %d ms)',
    async (isUnderAttack, rotatedAfterMs) => {
      const world = start(rotatedAfterMs);
      const dense = async (forMs: number, panel: PanelSecrets) =>
        expect(await drive(world, { forMs, everyMs: DENSE_MS, panel, isUnderAttack })).toEqual(all200(forMs, DENSE_MS));
      await dense(rotatedAfterMs, FIRST);
      world.rotate(rotated);
      await dense(ROTATED_SECRET_KNOWN_AFTER_MS / 2, FIRST);
      world.startFunction();
      await dense(ROTATED_SECRET_KNOWN_AFTER_MS / 2, FIRST);
      await dense(MINUTE_MS, next);
      world.startFunction();
      const day = { forMs: PREVIOUS_SECRET_MS + HOUR_MS, everyMs: 20 * MINUTE_MS, panel: next };
      expect(await drive(world, day)).toEqual(all200(day.forMs, day.everyMs));
      expect(world.queued).toHaveLength(new Set(world.queued.map(({ key }) => key)).size);
    },
  );

  test('each that is let in is counted, by the secret of before or by the current one', async () => {
    const world = start(4);
    await drive(world, { forMs: MINUTE_MS, everyMs: SECOND_MS, panel: FIRST });
    expect(world.telemetry.counts.VerifiedByPreviousSecret).toBeUndefined();
    expect(world.telemetry.counts.VerifiedByCurrentSecret).toBe(world.queued.length);

    world.rotate(rotated);
    world.nowMs += FRESH_FOR_MS;
    const before = world.queued.length;
    const late = await drive(world, { forMs: MINUTE_MS, everyMs: SECOND_MS, panel: FIRST });
    expect(late).toEqual(all200(MINUTE_MS, SECOND_MS));
    expect(world.telemetry.counts.VerifiedByPreviousSecret).toBe(world.queued.length - before);
    expect(world.telemetry.counts.VerifiedByCurrentSecret).toBe(before);
    expect(Math.max(...(world.telemetry.durations.PreviousSecretAgeMs ?? []))).toBe(FRESH_FOR_MS + 59 * SECOND_MS);

    await drive(world, { forMs: MINUTE_MS, everyMs: SECOND_MS, panel: next });
    expect(world.telemetry.counts.VerifiedByCurrentSecret).toBe(before + SENDERS.length * 60);
  });

  test('a panel that does not follow is served for 24 hours and no longer', async () => {
    const world = start(5);
    world.rotate(rotated);
    const rotatedAtMs = world.nowMs;
    const day = { forMs: PREVIOUS_SECRET_MS, everyMs: 20 * MINUTE_MS, panel: FIRST };
    expect(await drive(world, day)).toEqual(all200(day.forMs, day.everyMs));

    expect(world.nowMs).toBe(rotatedAtMs + PREVIOUS_SECRET_MS);
    const queued = world.queued.length;
    const dayAfter = { forMs: HOUR_MS, everyMs: MINUTE_MS, panel: FIRST };
    expect(await drive(world, dayAfter)).toEqual({ 401: SENDERS.length * 60 });
    expect(world.queued).toHaveLength(queued);
    expect(await drive(world, { ...dayAfter, panel: next })).toEqual(all200(HOUR_MS, MINUTE_MS));
  });
});

test('a new secret that is in the panel at once may be refused, which is what the 40 seconds are for', async () => {
  const world = start(6);
  await drive(world, { forMs: 10 * SECOND_MS, everyMs: DENSE_MS, panel: FIRST, isUnderAttack: true });
  const next = { ...FIRST, webhookSecret: 'second-secret' };
  world.rotate(next);
  const statuses = await drive(world, { forMs: 10 * SECOND_MS, everyMs: DENSE_MS, panel: next, isUnderAttack: true });
  expect(statuses[401]).toBeGreaterThan(0);
});

test('a leaked secret that is rotated away twice is refused by every function within 5 minutes', async () => {
  const world = start(7);
  await drive(world, { forMs: MINUTE_MS, everyMs: SECOND_MS, panel: FIRST });
  world.rotate({ webhookSecret: 'in-between' });
  world.rotate({ webhookSecret: 'second-secret' });
  world.nowMs += FRESH_FOR_MS;
  const queued = world.queued.length;
  const hour = { forMs: HOUR_MS, everyMs: MINUTE_MS };
  expect(await drive(world, { ...hour, panel: FIRST })).toEqual({ 401: SENDERS.length * 60 });
  expect(world.queued).toHaveLength(queued);
  const next = { ...FIRST, webhookSecret: 'second-secret' };
  expect(await drive(world, { ...hour, panel: next })).toEqual(all200(HOUR_MS, MINUTE_MS));
});
