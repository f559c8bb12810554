import type { FaultPlan } from './fault-plan';
import type { SendFault } from './history';
import type { Invocation, Sandbox } from './sandbox';
import type { SendApiSpells } from './send-api-spells';
import { SEND_TOKEN_ARN, type SimulatedSecrets } from './simulated-secrets';

/** One request to the send API, as an onlooker who sees both ends knows it. */
export interface Attempt {
  readonly idempotencyKey: string;
  readonly invocation: Invocation;
  /** True once the reply has reached its customer. */
  delivered: boolean;
  /** What its caller learnt. */
  learnt: 'accepted' | 'refused' | 'nothing';
  /** Of the answer. */
  status?: number;
  /** Seconds that the answer asked for by `Retry-After`. */
  retryAfterSeconds?: number;
}

/** Hears of every attempt. */
export interface SendListener {
  /** The request has gone out. */
  readonly onAttempt: (attempt: Attempt) => void;
  /** A living function is left without an answer. */
  readonly onUnknownOutcome: () => void;
  /** The reply has reached its customer. */
  readonly onDelivery: (attempt: Attempt) => void;
}

export interface SendApiOptions {
  readonly faults: FaultPlan;
  readonly spells: SendApiSpells;
  /** The current send token is the one that is accepted. */
  readonly secrets: SimulatedSecrets;
  readonly listener: SendListener;
  readonly random: () => number;
}

/** What a send API that answers 429 may ask for, in seconds. */
const RETRY_AFTER_SECONDS = [0, 5, 30, 600, 3_600];
/** Just within the 10 s that a function waits. */
const SLOW_MS = 9_500;

interface Outcome {
  readonly delivered: boolean;
  readonly end: number | 'reset' | 'never' | 'crash';
  readonly takesMs?: number;
}

const FINE: Outcome = { delivered: true, end: 200 };

const OUTCOME_OF_FAULT: Readonly<Record<SendFault, Outcome>> = {
  'crash-before-send': { delivered: false, end: 'crash' },
  'crash-after-send': { delivered: true, end: 'crash' },
  'http-400': { delivered: false, end: 400 },
  'http-401': { delivered: false, end: 401 },
  'http-429': { delivered: false, end: 429 },
  'http-500': { delivered: false, end: 500 },
  reset: { delivered: false, end: 'reset' },
  'hangs-unsent': { delivered: false, end: 'never' },
  'accepts-then-resets': { delivered: true, end: 'reset' },
  'accepts-and-hangs': { delivered: true, end: 'never' },
  'accepts-slowly': { ...FINE, takesMs: SLOW_MS },
};

/** `fetch` of one sandbox, with the send API at the other end. What is never answered ends when the caller's signal says so. */
export function sendApiFetch(sandbox: Sandbox, options: SendApiOptions): typeof fetch {
  const { listener } = options;
  return (_url, init) =>
    new Promise<Response>((resolve, reject) => {
      if (sandbox.isDead) return;
      const headers = new Headers(init?.headers);
      const idempotencyKey = headers.get('idempotency-key') ?? '';
      const attempt: Attempt = { idempotencyKey, invocation: sandbox.invocation, delivered: false, learnt: 'nothing' };
      const { delivered, end, takesMs = 0 } = outcomeOf(headers.get('authorization'), options);
      listener.onAttempt(attempt);
      if (delivered) setTimeout(() => deliver(attempt, listener), 1 + options.random() * 50);
      const loseTouch = (error: unknown) => {
        if (sandbox.isDead) return;
        listener.onUnknownOutcome();
        reject(error);
      };
      init?.signal?.addEventListener('abort', () => end === 'never' && loseTouch(init.signal?.reason), { once: true });
      if (end === 'never') return;
      setTimeout(
        () => {
          if (sandbox.isDead) return;
          if (end === 'crash') sandbox.kill();
          else if (end === 'reset') loseTouch(connectionClosed());
          else resolve(answer(attempt, end, options));
        },
        takesMs + 60 + options.random() * 100,
      );
    });
}

function deliver(attempt: Attempt, { onDelivery }: SendListener): void {
  attempt.delivered = true;
  onDelivery(attempt);
}

/** A token that is no longer the right one is refused, unless the request does not come so far. */
function outcomeOf(authorization: string | null, { faults, spells, secrets }: SendApiOptions): Outcome {
  const fault = faults.nextSendFault();
  if (fault !== undefined) faults.note(fault);
  const kind = fault ?? spells.nextFault();
  const outcome = kind === undefined ? FINE : OUTCOME_OF_FAULT[kind];
  const isRefused = outcome.end === 200 && authorization !== `Bearer ${secrets.current(SEND_TOKEN_ARN)}`;
  return isRefused ? OUTCOME_OF_FAULT['http-401'] : outcome;
}

function answer(attempt: Attempt, status: number, { random }: SendApiOptions): Response {
  attempt.status = status;
  attempt.learnt = status === 200 ? 'accepted' : 'refused';
  if (status !== 429) return new Response('{}', { status });
  attempt.retryAfterSeconds = RETRY_AFTER_SECONDS[Math.floor(random() * RETRY_AFTER_SECONDS.length)] ?? 0;
  return new Response('{}', { status, headers: { 'retry-after': String(attempt.retryAfterSeconds) } });
}

/** As `fetch` reports it. */
function connectionClosed(): Error {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('fetch failed', { cause });
}
