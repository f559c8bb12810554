import { rotateSecret } from '../../../cli/secrets/secrets-rotate';
import type { SecretsWork } from '../../../cli/secrets/secrets-show';
import { textsIn } from '../../../cli/texts/texts';
import type { StackOutputs } from '../../../lib/settings/stack-outputs';
import { fakeTerminal } from '../../support/fake-terminal';
import { sampleOutputs } from '../../support/sample-outputs';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.parse('2026-06-01T12:00:00Z');

interface Given {
  readonly outputs?: Partial<StackOutputs>;
  readonly rotatedHoursAgo?: number;
  /** Of a secret that was never rotated. */
  readonly madeHoursAgo?: number;
  readonly value?: string;
  readonly answers?: readonly string[];
  readonly flags?: Partial<Pick<SecretsWork, 'json' | 'yes' | 'leaked'>>;
}

function setUp({
  outputs = {},
  rotatedHoursAgo,
  madeHoursAgo = 1_000,
  value = 'now',
  answers = ['y'],
  flags = {},
}: Given = {}) {
  const written: string[] = [];
  let sleptMs = 0;
  const terminal = fakeTerminal({
    answers,
    nowMs: () => NOW_MS + sleptMs,
    sleep: async (milliseconds) => {
      sleptMs += milliseconds;
    },
    write: (line) => events.push(`write ${line}`),
  });
  const events: string[] = [];
  const work: SecretsWork = {
    target: {
      name: 'WhatzWebhook-prod',
      outputs: sampleOutputs(outputs),
      localRun: undefined,
      clientOptions: () => ({}),
    },
    secrets: {
      read: async () => ({ value, sinceMs: NOW_MS - (rotatedHoursAgo ?? madeHoursAgo) * HOUR_MS }),
      hasPrevious: async () => rotatedHoursAgo !== undefined,
      write: async (arn, next) => {
        written.push(next);
        events.push(`stored ${arn}`);
      },
    },
    terminal,
    texts: textsIn('en').secrets,
    json: false,
    yes: false,
    leaked: false,
    ...flags,
  };
  return { work, written, events, terminal, sleptMs: () => sleptMs };
}

test('a new value is stored, and shown only after every function would find it', async () => {
  const { work, written, events, sleptMs } = setUp();
  expect(await rotateSecret('webhook', work)).toBe(0);
  expect(written).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(events[0]).toBe('stored arn:webhook-secret');
  expect(events).toContain(`write   ${written[0]}`);
  expect(sleptMs()).toBeGreaterThanOrEqual(40_000);
});

test('the credential is another secret, and keeps its user with Basic authorization', async () => {
  const { work, written, events } = setUp({ outputs: { Auth: 'basic' }, value: 'ana:old' });
  await rotateSecret('credential', work);
  expect(events[0]).toBe('stored arn:inbound-credential');
  expect(written[0]).toMatch(/^ana:[0-9a-f]{64}$/);
});

test('while the version before may be in the panel nothing is changed, and the error says until when', async () => {
  const { work, written } = setUp({ rotatedHoursAgo: 3 });
  await expect(rotateSecret('webhook', work)).rejects.toThrow(
    `Wait until ${new Date(NOW_MS + 21 * HOUR_MS).toLocaleString('en')}`,
  );
  expect(written).toEqual([]);
  const later = setUp({ rotatedHoursAgo: 24 });
  expect(await rotateSecret('webhook', later.work)).toBe(0);
});

test('the first rotation may follow right after the deployment: there is no version before that could be in the panel', async () => {
  const { work, written } = setUp({ madeHoursAgo: 0.1 });
  expect(await rotateSecret('webhook', work)).toBe(0);
  expect(written).toHaveLength(1);
});

test('a leaked value is neither current nor previous afterwards, and the one that is shown is the current one', async () => {
  const { work, written, events } = setUp({ rotatedHoursAgo: 3, flags: { leaked: true } });
  expect(await rotateSecret('webhook', work)).toBe(0);
  expect(written).toHaveLength(2);
  expect(written[0]).not.toBe(written[1]);
  expect(events).toContain(`write   ${written[1]}`);
  expect(events.join()).toContain('refused within 5 minutes');
  expect(events.join()).not.toContain('24 hours');
});

test('the credential is shown as it goes into the panel, and the alarm is promised where there are alarms', async () => {
  const { work, written, events } = setUp();
  await rotateSecret('credential', work);
  expect(events).toContain(`write   Bearer ${written[0]}`);
  expect(events.join()).toContain('An alarm tells you');
  expect(events.join()).toContain('accepted for 24 hours');
});

test('one who stops it after the value is written is shown the value all the same', async () => {
  const stop = new AbortController();
  const { work, written, events } = setUp();
  const sleep = async () => stop.abort();
  await rotateSecret('webhook', { ...work, terminal: { ...work.terminal, stopped: stop.signal, sleep } });
  expect(events).toContain(`write   ${written[0]}`);
});

test.each([['n'], ['']])('the answer %j changes nothing', async (answer) => {
  const { work, written } = setUp({ answers: [answer] });
  await expect(rotateSecret('webhook', work)).rejects.toThrow('Nothing was changed');
  expect(written).toEqual([]);
});

test('where nobody can be asked, --yes is needed', async () => {
  await expect(rotateSecret('webhook', setUp({ answers: [] }).work)).rejects.toThrow('--yes');
  expect(await rotateSecret('webhook', setUp({ answers: [], flags: { yes: true } }).work)).toBe(0);
});

test.each(['none', 'jwt-jwks'] as const)('with auth %s there is no credential to rotate', async (Auth) => {
  const { work, written } = setUp({ outputs: { Auth } });
  await expect(rotateSecret('credential', work)).rejects.toThrow('none to rotate');
  expect(written).toEqual([]);
});
