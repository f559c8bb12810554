import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addSession, readSessions, removeSession, sessionFileIn } from '../../../local/session-file';
import { sampleOutputs } from '../../support/sample-outputs';

// Processes that are up for as long as the test.
const [FIRST, SECOND] = [process.pid, process.ppid];
// Above the largest process id of any system.
const GONE = 2 ** 30;

const session = (pid: number) => ({
  pid,
  sendsToPeople: false,
  outputs: sampleOutputs({ WebhookUrl: `http://127.0.0.1:${pid}/` }),
  endpoints: { sqs: 'http://127.0.0.1:1', secretsManager: 'http://127.0.0.1:2' },
  accessKeyId: 'key',
});
const directory = mkdtempSync(join(tmpdir(), 'whatz-session-'));
const file = sessionFileIn(directory);
const pids = async () => (await readSessions(file)).map(({ pid }) => pid);

beforeEach(() => rmSync(dirname(file), { recursive: true, force: true }));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the latest run comes first, and when it stops the one before it is found again', async () => {
  await addSession(file, session(FIRST));
  await addSession(file, session(SECOND));
  expect(await pids()).toEqual([SECOND, FIRST]);

  await removeSession(file, SECOND);
  expect(await readSessions(file)).toEqual([session(FIRST)]);
});

test('the last run takes the file along', async () => {
  await addSession(file, session(FIRST));
  expect(statSync(file).mode & 0o777).toBe(0o600);

  await removeSession(file, FIRST);
  expect(readdirSync(dirname(file))).toEqual([]);
});

test('a run that was killed is not found', async () => {
  await addSession(file, session(GONE));
  expect(await pids()).toEqual([]);

  await addSession(file, session(FIRST));
  expect(await pids()).toEqual([FIRST]);
});

test('no file, and one that cannot be read, are no sessions', async () => {
  expect(await readSessions(file)).toEqual([]);
  await addSession(file, session(FIRST));
  writeFileSync(file, '{"pid":');
  expect(await readSessions(file)).toEqual([]);
});
