import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { COMMANDS } from '../../cli/commands';
import { runCommandLine } from '../../cli/terminal/run-command-line';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { readSessions, sessionFileIn } from '../../local/session-file';
import { type FakeSendApi, startFakeSendApi } from './fake-send-api';
import { type FakeTerminalOptions, fakeTerminal } from './fake-terminal';
import { startLocalProcess } from './local-process';
import { signedHeaders, textMessage } from './signed-webhook';

const PATIENCE_MS = 1_500_000;

export const SECRET = 'the-webhook-secret';
export const TOKEN = 'the-token';
export const CUSTOMER = '5215550000177';

const ENVIRONMENT = {
  WHATZ_WEBHOOK_SECRET: SECRET,
  WHATZ_BEARER_TOKEN: TOKEN,
  WHATZ_SEND_TOKEN: 'the-send-token',
  WHATZ_BACKOFF_BASE_MS: '100',
};

/** How a command ended. */
export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
  readonly questions: readonly string[];
}

/** What `dlq list --json` prints. */
export interface Listed {
  readonly total: number;
  readonly letters: readonly { readonly id: string; readonly reason: string; readonly chat?: string }[];
}

/** A local run with a send API that does as it is told, and an operator at a terminal. */
export interface OperatorWorld {
  readonly cwd: string;
  readonly sendApi: FakeSendApi;
  /** Runs `./whatz <args>`. */
  whatz(args: readonly string[], options?: FakeTerminalOptions): Promise<CommandResult>;
  /** Posts a webhook, signed with the first secret, and gives the status. */
  post(body: string, headers?: Record<string, string>): Promise<number>;
  list(...args: string[]): Promise<Listed>;
  /** Resolves when there are so many dead letters. */
  deadLetters(count: number): Promise<Listed>;
  /** A message whose reply the send API refuses. */
  refuse(id: string, customer?: string): Promise<void>;
  /** Puts a letter into the dead-letter queue, as something else than the functions would. */
  putDeadLetter(body: string): Promise<void>;
  /** Resolves when `count` replies have been taken since there were `before`. */
  replies(count: number, before: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts it, with short retries. */
export async function startOperatorWorld(): Promise<OperatorWorld> {
  const cwd = mkdtempSync(join(tmpdir(), 'whatz-operator-'));
  const sendApi = await startFakeSendApi();
  const run = await startLocalProcess(cwd, { ...ENVIRONMENT, WHATZ_SEND_URL: sendApi.url });
  const whatz: OperatorWorld['whatz'] = (args, options) => runWhatz(args, { directory: cwd, ...options });
  const post = async (body: string, headers = signedHeaders(body, SECRET, TOKEN)): Promise<number> => {
    const { status } = await fetch(run.url, { method: 'POST', body, headers });
    // On a busy machine the deadline can pass, and the sender tries again.
    return status === 503 ? post(body, headers) : status;
  };
  const list = async (...args: string[]): Promise<Listed> =>
    JSON.parse((await whatz(['dlq', 'list', '--json', ...args])).out);
  return {
    cwd,
    sendApi,
    whatz,
    post,
    list,
    deadLetters: (count) => eventually(list, ({ total }) => total === count),
    refuse: async (id, customer = CUSTOMER) => {
      sendApi.treat = () => ({ status: 400 });
      const status = await post(textMessage(id, 'Hola de Ana', customer));
      if (status !== 200) throw new Error(`the webhook was answered ${status}`);
    },
    putDeadLetter: (body) => putDeadLetter(body, cwd),
    replies: async (count, before) => {
      const sent = async () => sendApi.accepted.length - before;
      await eventually(sent, (now) => now === count);
    },
    close: async () => {
      run.child.kill('SIGKILL');
      await sendApi.close();
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}

/** Resolves with what `read` gives once `isReady` is true of it. */
export async function eventually<T>(read: () => Promise<T>, isReady: (value: T) => boolean): Promise<T> {
  const endMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (isReady(value)) return value;
    if (Date.now() > endMs) throw new Error(`it did not come to that: ${JSON.stringify(value)}`);
    await sleep(50);
  }
}

async function runWhatz(args: readonly string[], options: FakeTerminalOptions): Promise<CommandResult> {
  const terminal = fakeTerminal({ sleep: (milliseconds) => sleep(milliseconds), ...options });
  const code = await runCommandLine(args, COMMANDS, terminal);
  return { code, out: terminal.out.join('\n'), errors: terminal.errors.join('\n'), questions: terminal.questions };
}

async function putDeadLetter(MessageBody: string, cwd: string): Promise<void> {
  const [session] = await readSessions(sessionFileIn(cwd));
  const endpoint = session?.endpoints.sqs ?? '';
  const credentials = { ...LOCAL_CREDENTIALS, accessKeyId: session?.accessKeyId ?? '' };
  const client = new SQSClient({ endpoint, region: LOCAL_REGION, credentials });
  const QueueUrl = session?.outputs.DeadLetterQueueUrl ?? '';
  const ids = { MessageGroupId: 'chat', MessageDeduplicationId: 'another-stay' };
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...ids }));
  client.destroy();
}
