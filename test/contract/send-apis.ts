import type { SendApi } from '../../lambdas/shared/send/send-api';
import { whatzMeApi } from '../../lambdas/shared/send/whatzmeapi-send-api';
import { startMockSendApi } from '../../local/mock-send-api';
import { FaultPlan } from '../simulator/faults/fault-plan';
import { Outages } from '../simulator/faults/outages';
import { QUIET, type SendFault } from '../simulator/history/history';
import { Journal } from '../simulator/journal/journal';
import { Sandbox } from '../simulator/runtime/sandbox';
import { SEND_TOKEN_ARN, SimulatedSecrets } from '../simulator/services/secrets';
import { sendApiFetch } from '../simulator/services/send-api';
import { startFakeSendApi, type Treatment } from '../support/fake-send-api';
import { fixedSecret } from '../support/fixed-secret';
import { memorySendApi } from '../support/memory-send-api';

/** What goes wrong with a reply. */
export type Failure = Exclude<
  SendFault,
  'crash-before-send' | 'crash-after-send' | 'accepts-and-hangs' | 'accepts-late' | 'accepts-slowly'
>;

/** A reply as its customer gets it. */
export interface Delivered {
  readonly to: string;
  readonly text: string;
}

/** A send API, and what an onlooker sees of it. */
export interface SendApiUnderTest {
  /** The adapter in front of it; by default it has the right token, and all the time in the world. */
  adapter(options?: { readonly token?: string; readonly timeoutMs?: number }): SendApi;
  delivered(): readonly Delivered[];
  /** Lets this go wrong with the next reply. */
  fail(failure: Failure): Promise<void>;
  close(): Promise<void>;
}

/** A send API, and which of the contract it can show. */
export interface SendApiImplementation {
  readonly start: () => Promise<SendApiUnderTest>;
  readonly hasToken: boolean;
  readonly fails: readonly Failure[];
}

const TREATMENT: Readonly<Record<Exclude<Failure, 'connection-refused'>, Treatment>> = {
  'http-400': { status: 400 },
  'http-401': { status: 401 },
  'http-403': { status: 403 },
  'http-404': { status: 404 },
  'http-451': { status: 451 },
  'http-429': { status: 429, headers: { 'retry-after': '5' } },
  'http-500': { status: 500 },
  'http-503': { status: 503 },
  reset: 'reset',
  'hangs-unsent': 'hang',
  'accepts-then-resets': 'accept-then-reset',
  'accepts-then-504': 'accept-then-504',
  'accepts-then-breaks-off': 'accept-then-break-off',
  'ok-with-a-page': { status: 200, isTaken: false, body: '<html></html>' },
  'ok-that-says-no': { status: 200, isTaken: false, body: '{"exito":false}' },
};

const EVERY_FAILURE = ['connection-refused', ...Object.keys(TREATMENT)] as readonly Failure[];

/** Every send API that the processor is run over in tests. */
export const SEND_APIS: Readonly<Record<string, SendApiImplementation>> = {
  'in memory': { start: inMemory, hasToken: false, fails: [] },
  'the mock of the local run': { start: mock, hasToken: true, fails: ['connection-refused'] },
  'a real server that fails': { start: fake, hasToken: true, fails: EVERY_FAILURE },
  'the simulated one': { start: simulated, hasToken: true, fails: EVERY_FAILURE },
};

function adapterTo(baseUrl: string, rightToken: string, send = fetch): SendApiUnderTest['adapter'] {
  return ({ token = rightToken, timeoutMs = 600_000 } = {}) =>
    whatzMeApi({ baseUrl, token: fixedSecret(token), timeoutMs, fetch: send, nowMs: () => Date.now() });
}

async function inMemory(): Promise<SendApiUnderTest> {
  const api = memorySendApi();
  const delivered = () => api.sent.map(({ to, text }) => ({ to, text }));
  return { adapter: () => api, delivered, fail: async () => {}, close: async () => {} };
}

async function mock(): Promise<SendApiUnderTest> {
  const { url, sent, close } = await startMockSendApi({ onSent: () => undefined });
  return {
    adapter: adapterTo(url, 'token'),
    delivered: () => sent.map(({ to, text }) => ({ to, text })),
    fail: close,
    close,
  };
}

async function fake(): Promise<SendApiUnderTest> {
  const api = await startFakeSendApi();
  return {
    adapter: adapterTo(api.url, 'token'),
    delivered: () => api.accepted.map(({ body }) => ({ to: body.to, text: body.text.body })),
    fail: async (failure) => {
      if (failure === 'connection-refused') await api.close();
      else api.treat = () => TREATMENT[failure];
    },
    close: () => api.close(),
  };
}

async function simulated(): Promise<SendApiUnderTest> {
  const elapsedMs = () => 0;
  const secrets = new SimulatedSecrets(elapsedMs);
  const journal = new Journal(elapsedMs);
  let faults = new FaultPlan(QUIET, elapsedMs);
  const send: typeof fetch = (...request) => {
    const options = { faults, outages: new Outages(elapsedMs), secrets, journal, random: () => 0 };
    return sendApiFetch(new Sandbox(journal), options)(...request);
  };
  return {
    adapter: adapterTo('https://send.simulated', secrets.current(SEND_TOKEN_ARN), send),
    delivered: () => deliveredIn(journal),
    fail: async (kind) => {
      faults = new FaultPlan({ ...QUIET, sendFaults: [{ call: 0, length: 1, kind }] }, elapsedMs);
    },
    close: async () => {},
  };
}

function deliveredIn({ entries }: Journal): readonly Delivered[] {
  const numbers = entries.flatMap((entry) => (entry.kind === 'delivered' ? [entry.number] : []));
  return entries.flatMap((entry) =>
    entry.kind === 'send' && numbers.includes(entry.number) ? [{ to: entry.to, text: entry.text }] : [],
  );
}
