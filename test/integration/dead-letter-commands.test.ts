import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CUSTOMER, eventually, type OperatorWorld, startOperatorWorld } from '../support/operator-world';

let world: OperatorWorld;
beforeAll(async () => {
  world = await startOperatorWorld();
});
afterAll(() => world.close());

test('a letter that comes back at once is redriven once, and left there', async () => {
  await world.refuse('BACK');
  await world.deadLetters(1);
  const before = world.sendApi.requests.length;
  const { code, out } = await world.whatz(['dlq', 'redrive', '--yes', '--rate', '2']);
  expect(out).toContain('1 on the queue again');
  expect(code).toBe(0);
  await world.deadLetters(1);
  expect(world.sendApi.requests.length - before).toBe(1);
  await world.whatz(['dlq', 'drop', '--yes', '--archive', join(world.cwd, 'dropped.jsonl')]);
});

describe('with dead letters', () => {
  beforeAll(async () => {
    await world.refuse('D1');
    await world.refuse('D2', '5215550000178');
    expect(await world.post(JSON.stringify({ no: 'event' }))).toBe(200);
    await world.deadLetters(3);
  });

  test('list has reasons and pseudonyms, and nothing personal', async () => {
    const { code, out } = await world.whatz(['dlq', 'list']);
    expect(code).toBe(0);
    expect(out.match(/send-rejected 400/g)).toHaveLength(2);
    expect(out).toContain('no-event');
    expect(out).toContain('3 of 3 dead letters');
    expect(out).not.toMatch(/Ana|5215550000177/);
    const chat = (await world.whatz(['pseudonym', CUSTOMER])).out;
    expect(chat).toMatch(/^[0-9a-f]{16}$/);
    expect((await world.list('--chat', chat)).letters).toHaveLength(1);
    expect((await world.list('--reason', 'no-event')).letters).toHaveLength(1);
    expect((await world.list('--older', '1h')).letters).toHaveLength(0);
    expect((await world.list('--newer', '1h')).letters).toHaveLength(3);
  });

  test('show has what the customer wrote, and what to do', async () => {
    const [letter] = (await world.list('--reason', 'send-rejected')).letters;
    const { code, out } = await world.whatz(['dlq', 'show', letter?.id.slice(0, 12) ?? '']);
    expect(code).toBe(0);
    expect(out).toContain('Hola de Ana');
    expect(out).toContain('refused this reply for good');
    expect(await world.whatz(['dlq', 'show', 'ffff0000'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('dlq list'),
    });
  });

  test('archive copies each letter once to a file that nobody else can read, and leaves it in the queue', async () => {
    const path = join(world.cwd, 'dead-letters-archive.jsonl');
    const lines = () => readFileSync(path, 'utf8').trimEnd().split('\n');
    const first = await world.whatz(['dlq', 'archive', '--reason', 'no-event']);
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('1 archived. They stay in the queue.') });
    const { code, out } = await world.whatz(['dlq', 'archive']);
    expect(out).toContain('2 archived, 1 were there already. They stay in the queue.');
    expect(code).toBe(0);
    const again = await world.whatz(['dlq', 'archive', '--json']);
    expect(JSON.parse(again.out)).toEqual({ archived: 0, known: 3, hidden: 0, archive: path });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(lines()).toHaveLength(3);
    expect(lines().filter((line) => line.includes('Hola de Ana'))).toHaveLength(2);
    expect((await world.list()).total).toBe(3);
    rmSync(path);
  });

  test('redrive does nothing without a yes, nor where nobody can be asked', async () => {
    world.sendApi.treat = () => ({ status: 200 });
    const refused = await world.whatz(['dlq', 'redrive'], { answers: ['n'] });
    expect(refused).toMatchObject({ code: 1, questions: [expect.stringContaining('Put 2 dead letters')] });
    expect(await world.whatz(['dlq', 'redrive'])).toMatchObject({ code: 1, errors: expect.stringContaining('--yes') });
    expect((await world.list()).total).toBe(3);
  });

  test('redrive answers each customer once, and leaves out what would only come back', async () => {
    world.sendApi.treat = () => ({ status: 200 });
    const before = world.sendApi.accepted.length;
    const { code, out } = await world.whatz(['dlq', 'redrive', '--rate', '50'], { answers: ['y'] });
    expect(code).toBe(0);
    expect(out).toContain('1 left out');
    expect(out).toContain('2 on the queue again');
    await world.replies(2, before);
    expect((await world.deadLetters(1)).letters).toMatchObject([{ reason: 'no-event' }]);
    expect(await world.whatz(['dlq', 'redrive'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 left out'),
    });
  });

  test('drop writes a letter to a file that nobody else can read, then deletes it', async () => {
    const { code, out } = await world.whatz(['dlq', 'drop', '--reason', 'no-event', '--yes']);
    expect(code).toBe(0);
    const [archive = ''] = readdirSync(world.cwd).filter((name) => name.startsWith('dead-letters-'));
    expect(out).toContain(archive);
    expect(statSync(join(world.cwd, archive)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(world.cwd, archive), 'utf8'))).toMatchObject({ reason: 'no-event' });
    expect((await world.list()).total).toBe(0);
  });

  test('what cannot be archived is not deleted', async () => {
    await world.refuse('D3');
    await world.deadLetters(1);
    const { code, errors } = await world.whatz([
      'dlq',
      'drop',
      '--yes',
      '--archive',
      join(world.cwd, 'no', 'such', 'folder'),
    ]);
    expect(code).toBe(1);
    expect(errors).toContain('nothing more was deleted');
    expect((await world.list()).total).toBe(1);
    await world.whatz(['dlq', 'drop', '--yes']);
  });
});

test('a letter that was answered meanwhile is redriven without a second answer', async () => {
  await world.refuse('TWICE');
  await world.deadLetters(1);
  const [{ id } = { id: '' }] = (await world.list()).letters;
  const { body } = JSON.parse((await world.whatz(['dlq', 'show', id, '--json'])).out);
  world.sendApi.treat = () => ({ status: 200 });
  const before = world.sendApi.accepted.length;
  expect(await world.whatz(['dlq', 'redrive', '--yes'])).toMatchObject({ code: 0 });
  await world.replies(1, before);
  // The same letter again, as after a crash between sending and deleting.
  await world.putDeadLetter(JSON.stringify(body));
  await world.deadLetters(1);
  expect(await world.whatz(['dlq', 'redrive', '--yes'])).toMatchObject({ code: 0 });
  const handled = async () => (await world.whatz(['tail', '--no-follow', '--since', '1m'])).out;
  await eventually(handled, (lines) => lines.includes('already-answered'));
  expect(world.sendApi.accepted.length - before).toBe(1);
  expect((await world.list()).total).toBe(0);
});

test('of one chat only the first may be seen, and a redrive takes those behind it along', async () => {
  await world.refuse('FIRST');
  await world.refuse('SECOND');
  await world.deadLetters(2);
  world.sendApi.treat = () => ({ status: 200 });
  const before = world.sendApi.accepted.length;
  const { code, out, questions } = await world.whatz(['dlq', 'redrive'], { answers: ['y'] });
  expect({ code, questions }).toEqual({
    code: 0,
    questions: [expect.stringMatching(/^Put (2|1 dead letter, and up to 1)/)],
  });
  expect(out).toContain('2 on the queue again');
  await world.replies(2, before);
});
