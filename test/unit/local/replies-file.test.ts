import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReplies, type RepliesChange, type RepliesFile } from '../../../local/replies-file';
import { messageItem } from '../../support/batch';

const saying = (fallback: string) => JSON.stringify({ rules: [], fallback });

let folder: string;
let path: string;
let second: number;
let replies: RepliesFile;
let onChange: (change: RepliesChange) => void;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whatz-replies-'));
  path = join(folder, 'replies.json');
  second = 1_700_000_000;
  onChange = () => undefined;
  write(saying('one'));
  replies = openReplies(path, (change) => onChange(change));
});

afterEach(() => {
  replies.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each edit has a time of its own. */
function write(text: string): void {
  writeFileSync(path, text);
  second += 1;
  utimesSync(path, second, second);
}

test('an edit of the file counts at once, and one that is not usable changes nothing', () => {
  const reply = () => replies.chooseReply(messageItem('x'), { isOpen: true }).text;
  expect(reply()).toBe('one');
  write(saying('two'));
  expect(reply()).toBe('two');
  write('{ "rules": [');
  expect(reply()).toBe('two');
  rmSync(path);
  expect(reply()).toBe('two');
  write(saying('three'));
  expect(reply()).toBe('three');
});

test('a good edit, a bad one, and a file that is gone are told without a message', async () => {
  const changeAfter = (edit: () => void) =>
    new Promise<RepliesChange>((resolve) => {
      onChange = resolve;
      edit();
    });
  expect(await changeAfter(() => write(saying('two')))).toEqual({ kind: 'reloaded', warnings: [] });
  expect(await changeAfter(() => write('{"rules":[]}'))).toEqual({
    kind: 'unusable',
    problems: [{ code: 'missing', where: { in: 'replies.json', path: ['fallback'] }, values: {} }],
  });
  expect(await changeAfter(() => rmSync(path))).toEqual({ kind: 'missing' });
  expect(await changeAfter(() => write(saying('three')))).toEqual({ kind: 'reloaded', warnings: [] });
});
