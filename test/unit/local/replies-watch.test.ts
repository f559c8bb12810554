import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RepliesChange, watchReplies } from '../../../local/replies-watch';

const GOOD = '{"rules":[],"fallback":"Hola"}';

const directory = mkdtempSync(join(tmpdir(), 'whatz-watch-'));
const path = join(directory, 'replies.json');
let endWatch: () => void;
let onChange: (change: RepliesChange) => void;

beforeAll(() => {
  writeFileSync(path, GOOD);
  endWatch = watchReplies(path, (change) => onChange(change));
});

afterAll(() => {
  endWatch();
  rmSync(directory, { recursive: true, force: true });
});

/** Edits the file until that is told: the watch may not have had its first look yet. */
async function changeAfter(edit: () => void): Promise<RepliesChange> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      onChange = resolve;
      edit();
      timer = setInterval(edit, 2_000);
    });
  } finally {
    clearInterval(timer);
  }
}

test('a good edit, a bad one, and a file that is gone are told without a message', async () => {
  expect(await changeAfter(() => writeFileSync(path, GOOD))).toEqual({ kind: 'reloaded' });
  expect(await changeAfter(() => writeFileSync(path, '{"rules":[]}'))).toEqual({
    kind: 'unusable',
    problems: [{ code: 'missing', where: { in: 'replies.json', path: ['fallback'] }, values: {} }],
  });
  expect(await changeAfter(() => rmSync(path, { force: true }))).toEqual({ kind: 'missing' });
  expect(await changeAfter(() => writeFileSync(path, GOOD))).toEqual({ kind: 'reloaded' });
});
