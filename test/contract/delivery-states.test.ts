import fc from 'fast-check';
import { rankOf } from '../../lambdas/ingest/states/state-ladder';
import { IDEMPOTENCY_RETENTION_DAYS } from '../../lambdas/shared/limits';
import { STATUS_STATES, type StatusItem, type StatusState } from '../../lambdas/shared/message/queue-message';
import { STATE_STORES, type StatesUnderTest } from './state-stores';

const AT_MS = 1_795_000_000_999;

describe.each(Object.entries(STATE_STORES))('delivery states, %s', (_, start) => {
  let store: StatesUnderTest;
  let messages = 0;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.close());

  const itemOf = (group: string, state: StatusState, more: Partial<StatusItem> = {}): StatusItem => {
    return { kind: 'status', key: `status:${group}:${state}`, group, receivedAtMs: AT_MS, state, ...more };
  };
  /** States of a message that nobody has heard of. */
  const newMessage = () => {
    messages += 1;
    const group = `message-${messages}`;
    return { group, rise: (state: StatusState) => store.states.rise(itemOf(group, state)) };
  };

  test('a message rises, and each rise tells from where', async () => {
    const { rise } = newMessage();
    expect(await rise('sent')).toEqual({ kind: 'risen', from: null });
    expect(await rise('delivered')).toEqual({ kind: 'risen', from: rankOf('sent') });
    expect(await rise('read')).toEqual({ kind: 'risen', from: rankOf('delivered') });
  });

  test('a state that comes again, or late, is known', async () => {
    const { rise } = newMessage();
    await rise('read');
    for (const state of ['read', 'delivered', 'sent', 'pending', 'failed', 'unknown'] as const) {
      expect(await rise(state)).toEqual({ kind: 'known' });
    }
  });

  test('a failure takes back that it was sent, and a delivery proves the failure wrong', async () => {
    const { rise } = newMessage();
    await rise('sent');
    expect(await rise('failed')).toEqual({ kind: 'risen', from: rankOf('sent') });
    expect(await rise('sent')).toEqual({ kind: 'known' });
    expect(await rise('delivered')).toEqual({ kind: 'risen', from: rankOf('failed') });
    expect(await rise('failed')).toEqual({ kind: 'known' });
  });

  test('messages do not touch each other', async () => {
    await newMessage().rise('played');
    expect(await newMessage().rise('pending')).toEqual({ kind: 'risen', from: null });
  });

  test('in every order and repetition a message rises step by step to the highest, and no rank twice', async () => {
    const anyStates = fc.array(fc.constantFrom(...STATUS_STATES), { minLength: 1, maxLength: 8 });
    const property = fc.asyncProperty(anyStates, async (states) => {
      const { rise } = newMessage();
      let rank: number | null = null;
      for (const state of states) {
        const isHigher: boolean = rank === null || rankOf(state) > rank;
        expect(await rise(state)).toEqual(isHigher ? { kind: 'risen', from: rank } : { kind: 'known' });
        if (isHigher) rank = rankOf(state);
      }
    });
    await fc.assert(property, { numRuns: 50 });
  });

  test('of writers that meet, each rank is taken from one', async () => {
    const { rise } = newMessage();
    const states = ['delivered', 'read', 'delivered', 'sent', 'read', 'played', 'read'] as const;
    const rises = (await Promise.all(states.map(rise))).flatMap((rise) => (rise.kind === 'risen' ? [rise.from] : []));
    expect(new Set(rises).size).toBe(rises.length);
    expect(rises).toContain(null);
    expect(await rise('played')).toEqual({ kind: 'known' });
  });

  test('two writers of one state: one of them has it', async () => {
    const { rise } = newMessage();
    const rises = await Promise.all([rise('read'), rise('read')]);
    expect(rises.map(({ kind }) => kind).sort()).toEqual(['known', 'risen']);
  });

  test('the record has what is looked for: chat, rank, when, and until when', async () => {
    const { group, rise } = newMessage();
    await store.states.rise(itemOf(group, 'sent', { chat: 'a-pseudonym' }));
    await rise('read');
    await rise('delivered');
    if (store.stored === null) return;
    const expiration = Math.floor(AT_MS / 1_000) + IDEMPOTENCY_RETENTION_DAYS * 86_400;
    const record = { id: `state#${group}`, chat: 'a-pseudonym', rank: rankOf('read'), at: AT_MS, expiration };
    expect(await store.stored(`state#${group}`)).toEqual(record);
  });
});

test('every state has a rank of its own, and the way of a message is upwards', () => {
  const ways = [
    ['unknown', 'pending', 'sent', 'failed', 'delivered', 'read', 'played'],
    ['pending', 'sent', 'delivered', 'read', 'played'],
  ] as const;
  for (const way of ways) expect([...way].sort((one, other) => rankOf(one) - rankOf(other))).toEqual(way);
  expect(new Set(STATUS_STATES.map(rankOf)).size).toBe(STATUS_STATES.length);
});
