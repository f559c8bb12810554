import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../../../lib/settings/project-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commit-message-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function checked(message: string): { readonly status: number | null; readonly stderr: string } {
  const file = join(folder, 'COMMIT_EDITMSG');
  writeFileSync(file, message);
  return spawnSync(projectFile('.githooks/commit-msg'), [file], { encoding: 'utf8', env: { PATH: process.env.PATH } });
}

test.each([
  'feat: a page where several people answer\n',
  'fix(ingest)!: a signature of another length is refused\n\nThe comparison threw.\n',
  `docs: ${'ñ'.repeat(66)}\n\nSeventy-two characters, more bytes.\n# a comment of git\n`,
  'Merge branch "x"\n',
])('%j is taken', (message) => {
  expect(checked(message)).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  ['a page where several people answer', 'starts with one of'],
  ['feature: a page', 'starts with one of'],
  ['feat:a page', 'starts with one of'],
  ['fix: hints that can be typed; test: the second try of a redrive', 'one type per subject'],
  [`feat: ${'x'.repeat(67)}`, 'has 73 characters, 72 at most'],
  ['feat: a page\nand more of it', 'an empty line'],
])('%j is refused with what is wrong', (message, problem) => {
  expect(checked(message)).toMatchObject({ status: 1, stderr: expect.stringContaining(problem) });
});
