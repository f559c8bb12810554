import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalState } from '../../local/local-state';
import { type FakeSendApi, startFakeSendApi } from './fake-send-api';
import { type LocalProcess, startLocalProcess } from './local-process';
import { signedHeaders, TEST_SECRET, TEST_TOKEN } from './signed-webhook';

const PATIENCE_MS = 1_500_000;

/** A local run in a process of its own, and the send API that it sends its replies to. */
export interface LocalWebhook {
  readonly sendApi: FakeSendApi;
  readonly process: LocalProcess;
  /** Posts a signed webhook once. */
  post(body: string): Promise<Response>;
  /** Posts it until it is not answered 503, as a sender does. */
  postUntilTaken(body: string): Promise<Response>;
  state(): Promise<LocalState>;
  /** Resolves when `holds` does. @throws with the last state when it does not in time. */
  until(holds: (state: LocalState) => boolean): Promise<LocalState>;
  close(): Promise<void>;
}

export async function startLocalWebhook(env: NodeJS.ProcessEnv = {}): Promise<LocalWebhook> {
  const cwd = mkdtempSync(join(tmpdir(), 'whatz-webhook-'));
  const sendApi = await startFakeSendApi();
  const process = await startLocalProcess(cwd, {
    WHATZ_WEBHOOK_SECRET: TEST_SECRET,
    WHATZ_BEARER_TOKEN: TEST_TOKEN,
    WHATZ_SEND_URL: sendApi.url,
    WHATZ_SEND_TOKEN: 'send-token',
    WHATZ_BACKOFF_BASE_MS: '50',
    ...env,
  });
  const post = (body: string) => fetch(process.url, { method: 'POST', body, headers: signedHeaders(body) });
  const state = async () => (await fetch(new URL('/_local/state', process.url))).json() as Promise<LocalState>;
  return {
    sendApi,
    process,
    post,
    state,
    postUntilTaken: async (body) => {
      for (let tries = 0; ; tries += 1) {
        const response = await post(body);
        if (response.status !== 503) return response;
        // Many that all come again at once would keep a busy machine from answering any of them.
        const waitSeconds = Number(response.headers.get('retry-after')) * 2 ** Math.min(tries, 5);
        await sleep(waitSeconds * (500 + 1_000 * Math.random()));
      }
    },
    until: async (holds) => {
      const endMs = Date.now() + PATIENCE_MS;
      for (;;) {
        const now = await state();
        if (holds(now)) return now;
        if (Date.now() > endMs) throw new Error(`Not reached:\n${JSON.stringify(now)}\n${process.output()}`);
        await sleep(50);
      }
    },
    close: async () => {
      process.child.kill('SIGINT');
      await process.exitCode;
      await sendApi.close();
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}

/** True when nothing waits and nothing is being handled. */
export function isIdle({ queue }: LocalState): boolean {
  return queue.visible === 0 && queue.inFlight === 0;
}
