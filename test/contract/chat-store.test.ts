import {
  type ChatState,
  NEW_CHAT,
  type OwnMark,
  type WaitReason,
} from '../../lambdas/shared/conversation/conversation';
import { CHAT_STORES, type ChatStoreUnderTest } from './chat-stores';

const CHAT = '0123456789abcdef';
const OTHER = 'fedcba9876543210';
const TO = '5215512345678';
const STATE: ChatState = {
  bot: 'off',
  pausedUntilMs: 5_000.5,
  isLoop: true,
  lastPersonMs: 4_000,
  sent: [{ id: null, text: '00c0ffee', atMs: 3 }],
  repliedMs: [1, 2, 3],
};

function mark(id: string): OwnMark {
  return { id, text: '12345678', atMs: 7 };
}

function started(atMs: number, reason: WaitReason = 'fallback', to: string | null = TO) {
  return { atMs, dueMs: atMs + 100, reason, to };
}

describe.each(Object.entries(CHAT_STORES))('a store of chats, %s', (_, open) => {
  let world: ChatStoreUnderTest;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());
  const store = () => world.store;
  const waitOf = async (chat = CHAT) => (await store().read(chat)).wait;
  const startedWait = async (...starts: Parameters<typeof started>[]) => {
    for (const start of starts) await store().start(CHAT, started(...start));
    const wait = await waitOf();
    if (wait === null) throw new Error('Nobody waits');
    return wait;
  };

  test('of a chat that is new nothing is known', async () => {
    expect(await store().read(CHAT)).toEqual({ state: NEW_CHAT, seen: [], wait: null });
    expect(await store().waiting()).toEqual([]);
  });

  test('what the processor keeps and what ingest has seen do not touch each other', async () => {
    await store().see(CHAT, mark('00000001'));
    await store().save(CHAT, STATE);
    await store().see(CHAT, mark('00020000'));
    const { state, seen } = await store().read(CHAT);
    expect(state).toEqual(STATE);
    expect(seen).toEqual(expect.arrayContaining([mark('00000001'), mark('00020000')]));
    expect(await store().read(OTHER)).toMatchObject({ state: NEW_CHAT, seen: [] });
  });

  test('a ninth message of the business takes the place of one of those before it', async () => {
    const ids = Array.from({ length: 9 }, (_item, index) => `000${index}0000`);
    for (const id of ids) await store().see(CHAT, mark(id));
    const { seen } = await store().read(CHAT);
    expect(seen.map(({ id }) => id).sort()).toEqual(ids.slice(1).sort());
  });

  test('a wait begins with the oldest message, and is told at its time', async () => {
    expect(await startedWait([10], [20, 'handoff', null])).toEqual({
      chat: CHAT,
      sinceMs: 10,
      lastInMs: 20,
      dueMs: 110,
      level: 0,
      reason: 'handoff',
      to: TO,
    });
  });

  test('what tells only why the bot is silent leaves the reason of the wait', async () => {
    expect(await startedWait([10, 'handoff'], [20, 'repeated'])).toMatchObject({ reason: 'handoff', lastInMs: 20 });
    expect(await startedWait([30, 'unknown-content'])).toMatchObject({ reason: 'unknown-content' });
  });

  test('a message that comes late changes nothing', async () => {
    expect(await startedWait([20], [10, 'loop'])).toMatchObject({ sinceMs: 20, lastInMs: 20, reason: 'fallback' });
  });

  test('an answer ends the wait that it answers, and no newer one', async () => {
    await startedWait([10], [20]);
    expect(await store().end(CHAT, 19)).toBe(false);
    expect(await waitOf()).not.toBeNull();
    expect(await store().end(CHAT, 20)).toBe(true);
    expect(await waitOf()).toBeNull();
    expect(await store().end(CHAT, 20)).toBe(true);
  });

  test('an automatic answer ends only the wait of its own message', async () => {
    await startedWait([10], [20]);
    await store().endOwn(CHAT, 20);
    await store().endOwn(CHAT, 10);
    expect(await waitOf()).not.toBeNull();
    await store().end(CHAT, 20);
    await startedWait([30]);
    await store().endOwn(CHAT, 30);
    expect(await waitOf()).toBeNull();
  });

  test('a wait that was answered in part is counted anew, unless it has changed', async () => {
    const read = await startedWait([10], [20]);
    await store().told(read, 500);
    await store().rebase(read, 20, 120);
    expect(await waitOf()).toMatchObject({ sinceMs: 20, lastInMs: 20, dueMs: 120, level: 0 });
    await store().rebase(read, 15, 115);
    expect(await waitOf()).toMatchObject({ sinceMs: 20 });
  });

  test('that people were told is noted once for each time', async () => {
    const read = await startedWait([10]);
    expect(await store().told(read, 500)).toBe(true);
    expect(await store().told(read, 900)).toBe(false);
    expect(await waitOf()).toMatchObject({ level: 1, dueMs: 500, sinceMs: 10 });
    const again = await startedWait([20]);
    expect(again).toMatchObject({ level: 1, dueMs: 500, lastInMs: 20 });
    await store().rebase(again, 20, 120);
    expect(await store().told(again, 999)).toBe(false);
  });

  test('nothing is noted of a wait that is over', async () => {
    const read = await startedWait([10]);
    await store().end(CHAT, 10);
    expect(await store().told(read, 500)).toBe(false);
    await store().rebase(read, 10, 500);
    expect(await waitOf()).toBeNull();
  });

  test('everybody who waits is in the list', async () => {
    await startedWait([10]);
    await store().start(OTHER, started(5, 'hidden-number', null));
    await store().save(OTHER, STATE);
    const waits = await store().waiting();
    expect(waits.map(({ chat, to }) => [chat, to]).sort()).toEqual([
      [CHAT, TO],
      [OTHER, null],
    ]);
  });

  test('a chat that is erased leaves nothing, and another chat stays', async () => {
    await startedWait([10]);
    await store().save(CHAT, STATE);
    await store().start(OTHER, started(5));
    expect(await store().erase(CHAT)).toBe(2);
    expect(await store().read(CHAT)).toEqual({ state: NEW_CHAT, seen: [], wait: null });
    expect(await store().erase(CHAT)).toBe(0);
    expect(await waitOf(OTHER)).not.toBeNull();
  });
});
