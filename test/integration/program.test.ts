import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFile } from '../../lib/settings/project-file';

const OLD_NODE = `data:text/javascript,
Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } });
Object.defineProperty(process, 'version', { value: 'v20.1.0' });`.replaceAll(/\s+/g, '%20');

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'whatz-program-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program with this test's own Node in the PATH, and what `env` says besides. */
function run(file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
  const options = { cwd: folder, env: { PATH, HOME: folder, LANG: 'C.UTF-8', ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(file, args, options);
  return { status, out: stdout, errors: stderr };
}

/** What a fresh clone has of the program, and with `nodeOfNpm` a script in the place of the Node that npm brings. */
function clone(nodeOfNpm?: string): string {
  cpSync(projectFile('whatz'), join(folder, 'whatz'));
  for (const file of ['whatz.mjs', 'check-node.mjs']) cpSync(projectFile(`bin/${file}`), join(folder, 'bin', file));
  if (nodeOfNpm !== undefined) {
    const node = join(folder, 'node_modules/.bin/node');
    mkdirSync(dirname(node), { recursive: true });
    writeFileSync(node, `#!/bin/sh\n${nodeOfNpm}\n`);
    chmodSync(node, 0o755);
  }
  return join(folder, 'whatz');
}

test('it finds its project from another folder, and through links', () => {
  mkdirSync(join(folder, 'links'));
  symlinkSync(projectFile('whatz'), join(folder, 'links/first'));
  symlinkSync('links/first', join(folder, 'second'));

  for (const program of [projectFile('whatz'), './second']) {
    expect(run(program, ['cost', '--help'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('./whatz cost'),
    });
  }
});

test('without dependencies it says in both languages what to type, and nothing else', () => {
  const { status, errors } = run(clone(), ['start']);

  expect(status).toBe(1);
  expect(errors.trim().split('\n')).toEqual([
    `Faltan las dependencias. Escribe en ${folder}/: npm ci`,
    `The dependencies are missing. Type in ${folder}/: npm ci`,
  ]);
});

test.each(['', 'node_modules/tsx/package.json'])(
  'each script says so too before it runs anything; a broken-off npm ci has left: "%s"',
  (left) => {
    clone();
    if (left !== '') cpSync(projectFile(left), join(folder, left));
    const scripts = { ...JSON.parse(readFileSync(projectFile('package.json'), 'utf8')).scripts };
    // What is started before the check may not know its options, or not be there.
    for (const [name, script] of Object.entries(scripts)) {
      expect([name, script]).toEqual([
        name,
        expect.stringMatching(/^(node \.\/bin\/check-node\.mjs && |node bin\/whatz\.mjs|npm run )/),
      ]);
    }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }));
    for (const name of ['test', 'check', 'lint', 'synth']) {
      const { status, out, errors } = run('npm', ['--silent', 'run', name]);
      expect({ name, status, out }).toEqual({ name, status: 1, out: '' });
      expect(errors.trim().split('\n')).toEqual([
        `Faltan las dependencias. Escribe en ${folder}/: npm ci`,
        `The dependencies are missing. Type in ${folder}/: npm ci`,
      ]);
    }
  },
);

test('without any Node it says in both languages what to install', () => {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  for (const tool of ['dirname', 'readlink'])
    symlinkSync(execFileSync('which', [tool]).toString().trim(), join(tools, tool));

  const { status, errors } = run(clone(), [], { PATH: tools });

  expect(status).toBe(1);
  expect(errors.trim().split('\n')).toEqual([
    'Falta Node.js. Instala la versión 24: https://nodejs.org',
    'Node.js is missing. Install version 24: https://nodejs.org',
  ]);
});

test.each([
  ['./whatz', 'whatz', []],
  ['npm start', 'npm', ['--prefix', projectFile('.'), '--silent', 'start']],
  ['npm run fuzz', 'npm', ['--prefix', projectFile('.'), '--silent', 'run', 'fuzz']],
])('an old Node is refused before anything is loaded: %s', (_, program, args) => {
  const file = program === 'whatz' ? projectFile('whatz') : program;
  const { status, errors } = run(file, args, { NODE_OPTIONS: `--import=${OLD_NODE}` });

  expect(status).toBe(1);
  expect(errors.trim().split('\n')).toEqual([
    'Hace falta Node.js 22.13 o posterior, y este es v20.1.0. Instala la versión 24: https://nodejs.org',
    'Node.js 22.13 or later is needed, and this is v20.1.0. Install version 24: https://nodejs.org',
  ]);
});

test('the Node that npm has brought comes before that of the PATH', () => {
  expect(run(clone('echo "npm brought: $1"'), ['doctor']).out).toBe(`npm brought: ${folder}/bin/whatz.mjs\n`);
});

test('one that does not run here, such as of another C library, is passed over', () => {
  const { status, errors } = run(clone('exit 127'), ['doctor']);

  expect(status).toBe(1);
  expect(errors).toContain(`Type in ${folder}/: npm ci`);
});

test.each(['start', 'deploy', 'destroy', 'cost', 'whatz'])('npm run %s is another name for it', (script) => {
  const { status, out } = run('npm', ['--prefix', projectFile('.'), '--silent', 'run', script, '--', '--help']);
  const usage = script === 'whatz' ? 'Usage: ./whatz <command>' : `Usage: ./whatz ${script} `;
  expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining(usage) });
});

test('who reads the first line only is no error', () => {
  const { status, out, errors } = run('bash', ['-o', 'pipefail', '-c', `'${projectFile('whatz')}' cost | head -n 1`]);
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
  expect(out).toContain('USD');
});

test('settings and local run are those of its project, whatever folder it is called from', () => {
  const project = join(folder, 'project');
  for (const part of ['bin', 'cli', 'lambdas', 'lib', 'local', 'package.json', 'tsconfig.json', 'whatz']) {
    cpSync(projectFile(part), join(project, part), { recursive: true });
  }
  symlinkSync(projectFile('node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'cdk.json'), '{"context":{"whatz":{"stage":"elsewhere"}}}');

  const nowhere = { AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'us-east-1' };
  const { status, errors } = run('project/whatz', ['tail'], nowhere);

  expect(status).toBe(1);
  expect(errors).toContain('the stack of cdk.json was looked for, WhatzWebhook-elsewhere.');
});
