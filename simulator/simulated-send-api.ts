import type { SendFault } from './history';
import type { Invocation, Sandbox } from './sandbox';

/** One request to the send API, as an onlooker who sees both ends knows it. */
export interface Attempt {
  readonly idempotencyKey: string;
  readonly invocation: Invocation;
  /** True once the reply has reached its customer. */
  delivered: boolean;
  /** What its caller learnt. */
  learnt: 'accepted' | 'refused' | 'nothing';
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
  readonly nextFault: () => SendFault | undefined;
  readonly onFault: (fault: SendFault) => void;
  readonly listener: SendListener;
  /** Whether every request is answered 500 now; asked once for each request. */
  readonly isDown: () => boolean;
  readonly random: () => number;
}

/** What a send API that answers 429 asks for. */
export const RETRY_AFTER_SECONDS = 30;

interface Outcome {
  readonly delivered: boolean;
  readonly end: number | 'reset' | 'never' | 'crash';
}

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
};

/** `fetch` of one sandbox, with the send API at the other end. What is never answered ends when the caller's signal says so. */
export function sendApiFetch(sandbox: Sandbox, options: SendApiOptions): typeof fetch {
  const { listener } = options;
  return (_url, init) =>
    new Promise<Response>((resolve, reject) => {
      if (sandbox.isDead) return;
      const idempotencyKey = new Headers(init?.headers).get('idempotency-key') ?? '';
      const attempt: Attempt = { idempotencyKey, invocation: sandbox.invocation, delivered: false, learnt: 'nothing' };
      const fault = options.nextFault();
      if (fault !== undefined) options.onFault(fault);
      const { delivered, end } = outcomeOf(fault, options.isDown);
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
          else resolve(answer(attempt, end));
        },
        60 + options.random() * 100,
      );
    });
}

function deliver(attempt: Attempt, { onDelivery }: SendListener): void {
  attempt.delivered = true;
  onDelivery(attempt);
}

function outcomeOf(fault: SendFault | undefined, isDown: () => boolean): Outcome {
  if (fault !== undefined) return OUTCOME_OF_FAULT[fault];
  return isDown() ? { delivered: false, end: 500 } : { delivered: true, end: 200 };
}

function answer(attempt: Attempt, status: number): Response {
  attempt.learnt = status === 200 ? 'accepted' : 'refused';
  if (status !== 429) return new Response('{}', { status });
  attempt.retryAfterSeconds = RETRY_AFTER_SECONDS;
  return new Response('{}', { status, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } });
}

/** As `fetch` reports it. */
function connectionClosed(): Error {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('fetch failed', { cause });
}
