import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptionsOnly } from '../../cli/terminal/parse-options';
import { textsIn } from '../../cli/texts/texts';
import type { SentRequest, Treatment } from '../support/fake-send-api';
import { isIdle, type LocalWebhook, startLocalWebhook } from '../support/local-webhook';
import { runScript } from '../support/run-script';
import { TEST_SECRET, TEST_TOKEN, textMessage } from '../support/signed-webhook';
import { ENVIRONMENT_FILE, type NewmanRun, prepareNewman, runNewman } from './newman';

const HELP = `Starts the local run with a fake send API on free ports and runs the Postman
collection against it, with newman. Then runs it once more with a wrong secret:
its tests must fail. No account, nothing leaves this machine.

  npm run test:postman

The first time it installs newman into test/postman/node_modules, by
test/postman/package-lock.json.
Exit code: 0 when all of it held, 1 otherwise, 2 for a wrong command line.`;

const PHONE = '5215550000101';
const SEND_TOKEN = 'a-send-token-for-tests-only';

/** Requests whose answer depends on the secret: with a wrong one each must fail. */
const NEED_THE_SECRET = ['Text', 'Duplicate', 'Status', 'No JSON'];

async function main(): Promise<readonly string[]> {
  await prepareNewman();
  const folder = mkdtempSync(join(tmpdir(), 'whatz-postman-'));
  const webhook = await startLocalWebhook({ WHATZ_SEND_TOKEN: SEND_TOKEN });
  webhook.sendApi.treat = asSendApiDoes;
  try {
    await warmUp(webhook);
    const good = await run(webhook, folder, TEST_SECRET, true);
    if (good.exitCode !== 0) return [`newman ended with ${good.exitCode}`];
    const { metrics } = await webhook.until(isIdle);
    return [...problemsOf(webhook, metrics), ...(await problemsOfWrongSecret(webhook, folder))];
  } finally {
    await webhook.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function asSendApiDoes({ url, authorization, body }: SentRequest): Treatment {
  if (url !== '/messages/send') return { status: 404 };
  if (authorization !== `Bearer ${SEND_TOKEN}`) return { status: 401 };
  return { status: body.type === 'text' && body.text.body !== '' ? 200 : 400 };
}

/** The first webhook of a process is its slowest, and the collection tests how long an answer takes. */
async function warmUp(webhook: LocalWebhook): Promise<void> {
  await webhook.postUntilTaken(textMessage('WARM-UP', 'Hola', '5215550000199'));
  await webhook.until(isIdle);
}

function run(webhook: LocalWebhook, folder: string, secret: string, isShown: boolean): Promise<NewmanRun> {
  const values = {
    WEBHOOK_URL: webhook.process.url,
    SECRET: secret,
    TOKEN: TEST_TOKEN,
    SEND_URL: webhook.sendApi.url,
    SEND_TOKEN,
    PHONE,
  };
  const environmentFile = join(folder, 'environment.json');
  writeFileSync(environmentFile, filledIn(readFileSync(ENVIRONMENT_FILE, 'utf8'), values), { mode: 0o600 });
  return runNewman(environmentFile, join(folder, `report-${isShown}.json`), { isShown });
}

/** A copy of the environment with these values. */
function filledIn(environment: string, values: Readonly<Record<string, string>>): string {
  const parsed = JSON.parse(environment) as { readonly values: readonly { readonly key: string }[] };
  const filled = parsed.values.map((entry) => (entry.key in values ? { ...entry, value: values[entry.key] } : entry));
  return JSON.stringify({ ...parsed, values: filled });
}

/** What the answers do not show: what became of the requests behind them. */
function problemsOf({ sendApi }: LocalWebhook, metrics: Readonly<Record<string, number>>): string[] {
  const expected: Record<string, number> = {
    MessagesAccepted: 3,
    StatusesAccepted: 2,
    Duplicates: 1,
    SignatureRejected: 1,
    CredentialRejected: 1,
    RepliesSent: 3,
  };
  const counted = Object.entries(expected)
    .filter(([name, count]) => metrics[name] !== count)
    .map(([name, count]) => `${name} is ${metrics[name]} and not ${count}`);
  const toPhone = sendApi.accepted.filter(({ body }) => body.to === PHONE);
  // The replies to "Text" and "Duplicate", and "Send message" itself.
  const sent = toPhone.length === 3 ? [] : [`${toPhone.length} messages were sent to PHONE, and not 3`];
  return [...counted, ...sent];
}

async function problemsOfWrongSecret(webhook: LocalWebhook, folder: string): Promise<string[]> {
  process.stdout.write('\nWith a wrong secret the tests must fail:\n');
  const { exitCode, failed } = await run(webhook, folder, 'a-wrong-secret', false);
  process.stdout.write(`  exit code ${exitCode}, failed: ${failed.join(', ')}\n`);
  const missed = NEED_THE_SECRET.filter((name) => !failed.includes(name));
  return [
    ...(exitCode === 0 ? ['with a wrong secret newman ended with 0'] : []),
    ...missed.map((name) => `with a wrong secret "${name}" did not fail`),
  ];
}

await runScript(HELP, async (args) => {
  parseOptionsOnly(args, {}, textsIn('en'));
  const problems = await main();
  for (const problem of problems) process.stderr.write(`✗ ${problem}\n`);
  if (problems.length === 0) process.stdout.write('\nThe collection holds.\n');
  process.exitCode = problems.length === 0 ? 0 : 1;
});
