import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../../../lib/settings/project-file';

const HOOK = '.githooks/commit-msg';
const CHECK = '.ci/commits';
const NOBODY = { NAME: 'nobody', EMAIL: 'nobody@example.com' };
const env = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    Object.entries(NOBODY).flatMap(([what, value]) => [
      [`GIT_AUTHOR_${what}`, value],
      [`GIT_COMMITTER_${what}`, value],
    ]),
  ),
};

let folder: string;
let repository: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commit-message-'));
  repository = join(folder, 'repository');
  git(folder, 'init', '--quiet', '--initial-branch=main', 'repository');
  commit('what was before the check');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(cwd: string, program: string, ...args: readonly string[]) {
  return spawnSync(program, args, { cwd, encoding: 'utf8', env });
}

function git(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = run(cwd, 'git', ...args);
  if (status !== 0) throw new Error(stderr);
}

function commit(message: string): void {
  git(repository, 'commit', '--quiet', '--allow-empty', '--message', message);
}

function addCheck(): void {
  for (const file of [HOOK, CHECK]) cpSync(projectFile(file), join(repository, file));
  git(repository, 'add', '.');
  commit('the check');
}

/** What the hook says of a commit with this message, as git runs it; `made` as CI does. */
function checked(message: string, ...made: readonly string[]) {
  const file = join(folder, 'COMMIT_EDITMSG');
  writeFileSync(file, message);
  return run(repository, projectFile(HOOK), file, ...made);
}

test.each([
  'feat: a page where several people answer\n',
  'fix(ingest)!: a signature of another length is refused\n\nThe comparison threw.\n',
  `docs: ${'ñ'.repeat(66)}\n\nSeventy-two characters, more bytes.\n# a comment of git\n`,
  'Revert "feat: a page"\n\nThis reverts commit 0e25410aa1.\n',
  'docs: what is a fix, and what a test is for\n',
  'fixup! feat: a page\n',
  'squash! feat: a page\n',
])('%j is taken', (message) => {
  expect(checked(message)).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  ['a page where several people answer', 'starts with one of'],
  ['feature: a page', 'starts with one of'],
  ['feat:a page', 'starts with one of'],
  ['fix: hints that can be typed; test: the second try of a redrive', 'one type per subject'],
  ['fix: a, test: b', 'one type per subject'],
  ['fix: a and test(ingest)!: b', 'one type per subject'],
  ['Merge of the pages', 'starts with one of'],
  ['Revert the pages', 'starts with one of'],
  ['Revert "feat: a page"', 'starts with one of'],
  [`feat: ${'x'.repeat(67)}`, 'has 73 characters, 72 at most'],
  ['feat: a page\nand more of it', 'an empty line'],
])('%j is refused with what is wrong', (message, problem) => {
  expect(checked(message)).toMatchObject({ status: 1, stderr: expect.stringContaining(problem) });
});

test('the message that git makes is taken while a merge is going on only', () => {
  git(repository, 'checkout', '--quiet', '-b', 'other');
  commit('feat: theirs');
  git(repository, 'checkout', '--quiet', 'main');
  expect(checked('Merge branch "other"\n')).toMatchObject({ status: 1 });
  git(repository, 'merge', '--quiet', '--no-ff', '--no-commit', 'other');
  expect(checked('Merge branch "other"\n')).toMatchObject({ status: 0, stderr: '' });
});

describe('CI', () => {
  const checkAll = (cwd = repository) => run(cwd, join(cwd, CHECK));

  test('checks what came after the check, and merges not', () => {
    addCheck();
    expect(checkAll()).toMatchObject({ status: 0, stdout: '0 commit messages checked, 0 wrong\n' });
    git(repository, 'checkout', '--quiet', '-b', 'other');
    commit('feat: theirs');
    git(repository, 'checkout', '--quiet', 'main');
    git(repository, 'merge', '--quiet', '--no-ff', '--message', 'Merge branch "other"', 'other');
    expect(checkAll()).toMatchObject({ status: 0, stdout: '1 commit messages checked, 0 wrong\n' });
  });

  test.each([
    ['fixup! feat: a page', 'melt it into the commit'],
    ['squash! feat: a page', 'melt it into the commit'],
    ['Merge branch "x"', 'starts with one of'],
  ])('refuses %j of a commit with one parent', (message, problem) => {
    addCheck();
    commit(message);
    expect(checkAll()).toMatchObject({ status: 1, stderr: expect.stringContaining(problem) });
  });

  test('fails where it cannot know which commits are new', () => {
    addCheck();
    commit('feat: a page');
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${repository}`, 'shallow');
    expect(checkAll(join(folder, 'shallow'))).toMatchObject({ status: 1, stderr: expect.stringContaining('shallow') });
    git(repository, 'checkout', '--quiet', '--orphan', 'new');
    git(repository, 'rm', '--quiet', '--cached', HOOK);
    commit('feat: a beginning');
    expect(checkAll()).toMatchObject({ status: 1, stderr: expect.stringContaining('nothing says where to begin') });
  });
});
