import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFakeProgram } from '../support/fake-program';
import { CLOUDFLARE_URL, CLOUDFLARED, NGROK, NGROK_URL } from '../support/fake-tunnels';
import { startWhatz, type WhatzProcess } from '../support/local-process';

let cwd: string;
let bin: string;
let running: WhatzProcess[];

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'whatz-tunnel-'));
  bin = join(cwd, 'bin');
  mkdirSync(bin);
  running = [];
});

afterEach(async () => {
  for (const { child, exitCode } of running) {
    child.kill('SIGINT');
    await exitCode;
  }
  rmSync(cwd, { recursive: true, force: true });
});

/** `./whatz start` on a machine whose programs are those in `bin`. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): WhatzProcess {
  const started = startWhatz(['start', ...args], { cwd, env: { PORT: '0', PATH: bin, ...env } });
  running.push(started);
  return started;
}

const startedProgram = () => JSON.parse(readFileSync(join(cwd, 'started.json'), 'utf8'));

function isUp(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('cloudflared: the public address is there to paste, and leads to the local run', async () => {
  writeFakeProgram(bin, 'cloudflared', CLOUDFLARED);
  const run = start(['--tunnel'], { WHATZ_WEBHOOK_SECRET: 'the-secret', WHATZ_BEARER_TOKEN: 'the-token' });

  await run.lineStartingWith(`  Webhook  ${CLOUDFLARE_URL}/webhooks/whatz`);
  const ready = await run.lineStartingWith('ready ');
  await run.lineStartingWith('Paste these three');

  const after = run.output().slice(run.output().indexOf(CLOUDFLARE_URL));
  expect(after).toMatch(/Secret {3}the-secret\n.*Token {4}the-token\n/);
  expect(startedProgram().args).toContain(new URL(ready.slice('ready '.length)).origin);
  expect(ready).toContain('http://127.0.0.1:');
});

test('ngrok is used where it is the one that is installed, and gets none of our secrets', async () => {
  writeFakeProgram(bin, 'ngrok', NGROK);
  const run = start(['--tunnel'], { WHATZ_WEBHOOK_SECRET: 'the-secret', NGROK_AUTHTOKEN: 'its-own' });

  await run.lineStartingWith(`  Webhook  ${NGROK_URL}/webhooks/whatz`);

  expect(startedProgram().env).toMatchObject({ NGROK_AUTHTOKEN: 'its-own' });
  expect(JSON.stringify(startedProgram())).not.toContain('the-secret');
});

test('of two that are installed, the one that is named is used', async () => {
  writeFakeProgram(bin, 'cloudflared', CLOUDFLARED);
  writeFakeProgram(bin, 'ngrok', NGROK);

  await start(['--tunnel=ngrok']).lineStartingWith(`  Webhook  ${NGROK_URL}/webhooks/whatz`);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the tunnel with the local run, and that is no news',
  async (signal) => {
    writeFakeProgram(bin, 'cloudflared', `process.on('SIGTERM', () => undefined);\n${CLOUDFLARED}`);
    const run = start(['--tunnel']);
    await run.lineStartingWith(`  Webhook  ${CLOUDFLARE_URL}`);
    const { pid } = startedProgram();
    expect(isUp(pid)).toBe(true);

    run.child.kill(signal);

    expect(await run.exitCode).toBe(0);
    expect(isUp(pid)).toBe(false);
    expect(run.output()).not.toContain('leads nowhere');
  },
);

test('a tunnel that dies is told, and the local run goes on', async () => {
  writeFakeProgram(
    bin,
    'cloudflared',
    `${CLOUDFLARED}
       setTimeout(() => { lines(process.stderr, '2025-05-08T21:00:00Z ERR Unable to reach the edge'); process.exit(1); }, 50);`,
  );
  const run = start(['--tunnel']);

  const line = await run.lineStartingWith('The tunnel is gone');
  const ready = await run.lineStartingWith('ready ');

  expect(line).toContain(`${CLOUDFLARE_URL}/webhooks/whatz leads nowhere`);
  expect(line).toContain('Unable to reach the edge');
  expect((await fetch(ready.slice('ready '.length), { method: 'POST' })).status).toBe(401);
});

test('a tunnel that cannot be had says why, in Spanish too', async () => {
  writeFakeProgram(
    bin,
    'ngrok',
    `console.log(JSON.stringify({ lvl: 'eror', msg: 'session closing', err: 'authentication failed: Usage of ngrok requires a verified account and authtoken.\\n\\nERR_NGROK_4018\\r\\n' }));
       process.exit(1);`,
  );
  const run = start(['--tunnel'], { LANG: 'es_MX.UTF-8' });

  const line = await run.lineStartingWith('No hay túnel.');

  expect(line).toContain('authentication failed: Usage of ngrok requires a verified account and authtoken.');
  expect(line).toContain('ERR_NGROK_4018');
  expect(await run.lineStartingWith('El webhook sigue corriendo')).toContain('http://127.0.0.1:');
});

test('without a tunnel program nothing is started, and it says how to get one', async () => {
  const run = start(['--tunnel']);

  expect(await run.exitCode).toBe(1);
  expect(run.output()).toMatch(/^Neither cloudflared nor ngrok is installed/);
  for (const text of ['developers.cloudflare.com', 'ngrok.com/download', './whatz start --tunnel']) {
    expect(run.output()).toContain(text);
  }
  expect(run.output()).not.toContain('ready');
  expect(existsSync(join(cwd, '.whatz'))).toBe(false);
});

test('the state is not for whoever comes through either tunnel, and is for this machine', async () => {
  const ready = await start([]).lineStartingWith('ready ');
  const state = new URL('/_local/state', ready.slice('ready '.length));
  const ngrok = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Host': 'a.ngrok.app', 'X-Forwarded-Proto': 'https' };
  const cloudflared = { 'X-Forwarded-For': '203.0.113.7', 'CF-Connecting-IP': '203.0.113.7', 'CF-RAY': '23-SJC' };

  expect((await fetch(state)).status).toBe(200);
  for (const [name, value] of Object.entries({ ...ngrok, ...cloudflared, Forwarded: 'for=203.0.113.7' })) {
    expect([name, (await fetch(state, { headers: { [name]: value } })).status]).toEqual([name, 404]);
  }
});
