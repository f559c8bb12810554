import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replyByFile } from '../../../local/replies-file';
import { messageItem } from '../../support/batch';

test('an edit of the file counts at once, and one that is not usable changes nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replies-'));
  const path = join(folder, 'replies.json');
  let second = 1_700_000_000;
  const write = (text: string) => {
    writeFileSync(path, text);
    utimesSync(path, second, second);
    second += 1;
  };
  try {
    write(JSON.stringify({ rules: [], fallback: 'one' }));
    const chooseReply = replyByFile(path);
    expect(chooseReply(messageItem('x'))).toBe('one');
    write(JSON.stringify({ rules: [], fallback: 'two' }));
    expect(chooseReply(messageItem('x'))).toBe('two');
    write('{ "rules": [');
    expect(chooseReply(messageItem('x'))).toBe('two');
    rmSync(path);
    expect(chooseReply(messageItem('x'))).toBe('two');
    write(JSON.stringify({ rules: [], fallback: 'three' }));
    expect(chooseReply(messageItem('x'))).toBe('three');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
