import { type PanelSecrets, RotationWorld } from '../support/rotation-world';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** When the operator puts the new value into the panel; see docs/decisions/0009-rotation.md. */
const PANEL_FOLLOWS_AFTER_MS = 40 * SECOND_MS;
/** How long a function serves what it has read. */
const FRESH_FOR_MS = 5 * MINUTE_MS;
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

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

describe.each([
  ['the webhook secret', { webhookSecret: 'second-secret' }],
  ['the inbound credential', { credential: 'second-credential' }],
  ['both', { webhookSecret: 'second-secret', credential: 'second-credential' }],
])('while %s is rotated under load', (_, rotated: Partial<PanelSecrets>) => {
  const next = { ...FIRST, ...rotated };

  test.each([
    ['', false, 1],
    [' and under attack', true, 2],
    [' and under attack, in other timing', true, 3],
  ])('no webhook that is signed as the panel says is refused%s', async (_name, isUnderAttack, seed) => {
    const world = start(seed);
    const dense = (forMs: number, panel: PanelSecrets) =>
      drive(world, { forMs, everyMs: 170 + seed, panel, isUnderAttack });
    expect(await dense(35 * SECOND_MS, FIRST)).toEqual(all200(35 * SECOND_MS, 170 + seed));
    world.rotate(rotated);
    expect(await dense(PANEL_FOLLOWS_AFTER_MS / 2, FIRST)).toEqual(all200(PANEL_FOLLOWS_AFTER_MS / 2, 170 + seed));
    world.startFunction();
    expect(await dense(PANEL_FOLLOWS_AFTER_MS / 2, FIRST)).toEqual(all200(PANEL_FOLLOWS_AFTER_MS / 2, 170 + seed));
    expect(await dense(MINUTE_MS, next)).toEqual(all200(MINUTE_MS, 170 + seed));
    world.startFunction();
    const day = { forMs: PREVIOUS_SECRET_MS + HOUR_MS, everyMs: 5 * MINUTE_MS, panel: next };
    expect(await drive(world, day)).toEqual(all200(day.forMs, day.everyMs));
    expect(world.queued).toHaveLength(new Set(world.queued.map(({ key }) => key)).size);
  });

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

  test('a panel that does not follow is served for 24 hours, and refused once each function has looked again', async () => {
    const world = start(5);
    world.rotate(rotated);
    const rotatedAtMs = world.nowMs;
    const day = { forMs: PREVIOUS_SECRET_MS, everyMs: 4 * MINUTE_MS, panel: FIRST };
    expect(await drive(world, day)).toEqual(all200(day.forMs, day.everyMs));

    world.nowMs = rotatedAtMs + PREVIOUS_SECRET_MS + FRESH_FOR_MS;
    const queued = world.queued.length;
    const dayAfter = { forMs: HOUR_MS, everyMs: MINUTE_MS, panel: FIRST };
    expect(await drive(world, dayAfter)).toEqual({ 401: SENDERS.length * 60 });
    expect(world.queued).toHaveLength(queued);
    expect(await drive(world, { ...dayAfter, panel: next })).toEqual(all200(HOUR_MS, MINUTE_MS));
  });
});

test('a new secret that is in the panel at once may be refused, which is what the 40 seconds are for', async () => {
  const world = start(6);
  await drive(world, { forMs: 10 * SECOND_MS, everyMs: 200, panel: FIRST, isUnderAttack: true });
  const next = { ...FIRST, webhookSecret: 'second-secret' };
  world.rotate(next);
  const statuses = await drive(world, { forMs: 10 * SECOND_MS, everyMs: 200, panel: next, isUnderAttack: true });
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
