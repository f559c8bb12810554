import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReplies } from '../../../lib/settings/read-replies';

test.each([
  ['', { code: 'notJson', values: {}, path: [] }],
  ['{ "rules": [,] }', { code: 'notJson', values: {}, path: [] }],
  ['{"rules":[],"fallback":""}', { code: 'empty', values: {}, path: ['fallback'] }],
])('a file that holds %j is refused with %j', (text, problem) => {
  const folder = mkdtempSync(join(tmpdir(), 'replies-'));
  const path = join(folder, 'replies.json');
  try {
    writeFileSync(path, text);
    expect(() => readReplies(path)).toThrow(`replies.json is not usable: ${JSON.stringify([problem])}`);
    writeFileSync(path, `\ufeff${JSON.stringify({ rules: [], fallback: 'ok' })}`);
    expect(readReplies(path).fallback).toBe('ok');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
