import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { METRICS_OF } from '../../lambdas/shared/telemetry/metric-names';
import { type LocalProcess, startLocalProcess, startWhatz } from '../support/local-process';

const MEBIBYTE = 1024 * 1024;

let cwd: string;
let run: LocalProcess;
const at = (path: string) => new URL(path, run.url);

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'whatz-local-'));
  run = await startLocalProcess(cwd);
});

afterAll(() => {
  run.child.kill('SIGKILL');
  rmSync(cwd, { recursive: true, force: true });
});

test('it says how to reach it, how to try it and how to expose it', () => {
  expect(run.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/webhooks\/whatz$/);
  for (const text of ['Secret', 'Token', 'curl -sS', './whatz start --tunnel']) {
    expect(run.output()).toContain(text);
  }
});

test.each([
  ['GET', '/webhooks/whatz'],
  ['POST', '/webhooks'],
  ['POST', '/_local/state'],
  ['POST', '//'],
])('%s %s is a 404 in JSON', async (method, path) => {
  const response = await fetch(new URL(run.url).origin + path, { method });

  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ ok: false, error: 'not found' });
});

test('the state has the queue, the dead letters and every metric', async () => {
  const response = await fetch(at('/_local/state'));

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    queue: { visible: 0, inFlight: 0 },
    deadLetters: [],
    metrics: Object.fromEntries(
      [...METRICS_OF.ingest, ...METRICS_OF.processor].map((name) => [name, expect.any(Number)]),
    ),
  });
});

test('the state is not for whoever comes through a tunnel', async () => {
  const response = await fetch(at('/_local/state'), { headers: { 'X-Forwarded-For': '203.0.113.7' } });

  expect(response.status).toBe(404);
});

test('more than API Gateway takes is answered 413, after the body was read', async () => {
  const response = await fetch(run.url, { method: 'POST', body: Buffer.alloc(10 * MEBIBYTE + 1) });

  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ ok: false });
});

test('only its owner can read the file that tells where it is', () => {
  expect(statSync(join(cwd, '.whatz', 'local.json')).mode & 0o777).toBe(0o600);
});

test('a port that is taken is one clear line', async () => {
  const port = new URL(run.url).port;
  const second = startWhatz(['start'], { cwd, env: { PORT: port } });

  expect(await second.exitCode).toBe(1);
  expect(second.output().trim().split('\n')).toEqual([expect.stringContaining(`Port ${port}`)]);
});

test('a wrong environment is told whole', async () => {
  const wrong = startWhatz(['start'], { cwd, env: { PORT: 'x', WHATZ_SEND_URL: 'y' } });

  expect(await wrong.exitCode).toBe(1);
  for (const name of ['PORT', 'WHATZ_SEND_URL']) expect(wrong.output()).toContain(name);
});

test('it says how it is started, and what it does not understand', async () => {
  const help = startWhatz(['start', '--help'], { cwd, env: { LANG: 'es_MX.UTF-8' } });
  const wrong = startWhatz(['start', '--prot'], { cwd });

  expect([await help.exitCode, await wrong.exitCode]).toEqual([0, 2]);
  expect(help.output()).toMatch(/^Uso: \.\/whatz start /m);
  expect(help.output()).toContain('WHATZ_SEND_URL');
  expect(help.output()).toContain('--tunnel');
  expect(wrong.output()).toContain('--prot');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with code 0 and takes its file away', async (signal) => {
  const directory = mkdtempSync(join(tmpdir(), 'whatz-local-'));
  const other = await startLocalProcess(directory);
  const file = join(directory, '.whatz', 'local.json');
  expect(statSync(file, { throwIfNoEntry: false })).toBeDefined();

  other.child.kill(signal);

  expect(await other.exitCode).toBe(0);
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  await expect(fetch(other.url)).rejects.toThrow();
  rmSync(directory, { recursive: true, force: true });
});

test('two runs in one folder: the one that stays is the one that is found', async () => {
  const second = await startLocalProcess(cwd, { WHATZ_BEARER_TOKEN: 'another' });
  second.child.kill('SIGINT');
  await second.exitCode;

  const simulateStatus = async () => {
    const whatz = startWhatz(['simulate', 'status'], { cwd });
    return { code: await whatz.exitCode, output: whatz.output() };
  };

  let result = await simulateStatus();
  // On a busy machine the deadline can pass.
  while (result.output.includes('503 ')) result = await simulateStatus();
  expect(result).toEqual({ code: 0, output: expect.stringContaining('200 {"ok":true}') });
});

test('under npm it ends when npm and its shell are gone', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'whatz-local-'));
  const other = await startLocalProcess(directory, { npm_lifecycle_event: 'start' }, { inShell: true });

  other.child.kill('SIGKILL');

  expect(await other.exitCode).toBeNull();
  await expect(fetch(other.url)).rejects.toThrow();
  rmSync(directory, { recursive: true, force: true });
});
