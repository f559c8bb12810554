import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import { readFile } from 'node:fs/promises';
import { setTimeout as realTimeout } from 'node:timers/promises';
import { type History, QUIET, SEND_FAULTS, SERVICE_FAULTS } from './history/history';
import { genuine, text } from './history/samples';
import { simulate } from './simulation/simulate';

/** What runs in an order that a busy machine cannot change. */
const VIRTUAL = new Set(['PROMISE', 'TickObject', 'Microtask', 'Immediate']);

const watched = new AsyncLocalStorage<Set<string>>();

/** The kinds of asynchronous resources that `work` opens outside of virtual time. */
async function realResourcesOf(work: () => Promise<unknown>): Promise<string[]> {
  const found = new Set<string>();
  const hook = createHook({
    init: (_id, kind) => {
      if (!VIRTUAL.has(kind) && !isSynchronousRandom(kind)) watched.getStore()?.add(kind);
    },
  }).enable();
  try {
    await watched.run(found, work);
  } finally {
    hook.disable();
  }
  return [...found];
}

/** `randomUUID` fills its store at once, by a job that no thread does. */
function isSynchronousRandom(kind: string): boolean {
  return kind === 'RANDOMBYTESREQUEST' && new Error().stack?.includes('randomFillSync') === true;
}

type Faults = Pick<Partial<History>, 'serviceFaults' | 'sendFaults'>;

const history = (faults: Faults = {}): History => ({
  ...QUIET,
  webhooks: [
    genuine([text(0), text(2), { kind: 'status', number: 0, state: 'read' }, { kind: 'junk', number: 0 }], {
      copies: 2,
    }),
  ],
  sendFaults: [{ call: 0, length: 1, kind: 'http-400' }],
  events: [{ atMs: 500, event: 'rotation' }],
  redrives: [{ by: 'redrive-by-command', afterDeadLetter: 2, afterMs: 1_000 }],
  ...faults,
});

// The first of its process: what the SDK looks up once, it looks up here.
test('a first history opens nothing of the real world', async () => {
  expect(await realResourcesOf(() => simulate(history()))).toEqual([]);
});

test('whatever goes wrong, a history opens nothing of the real world', async () => {
  const ofServices = SERVICE_FAULTS.map((kind) => ({
    serviceFaults: [7, 15, 24].map((call) => ({ call, length: 2, kind })),
  }));
  const ofSends = SEND_FAULTS.map((kind) => ({ sendFaults: [{ call: 0, length: 1, kind }] }));
  for (const faults of [...ofServices, ...ofSends]) {
    expect(await realResourcesOf(() => simulate(history(faults)))).toEqual([]);
  }
});

test('files, real timers and jobs of the thread pool would be seen', async () => {
  expect(await realResourcesOf(() => readFile(import.meta.filename))).toContain('FSREQPROMISE');
  expect(await realResourcesOf(() => realTimeout(1))).toContain('Timeout');
  expect(await realResourcesOf(() => crypto.subtle.digest('SHA-256', Buffer.from('a')))).toContain('HASHREQUEST');
});
