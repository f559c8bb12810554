import type { SendFault } from './history';
import type { Sandbox } from './sandbox';

/** A reply that a customer got. */
export interface Delivery {
  readonly idempotencyKey: string;
  readonly atMs: number;
}

export interface SendApiOptions {
  readonly nextFault: () => SendFault | undefined;
  readonly onFault: (fault: SendFault) => void;
  /** Called when a living function is left without an answer. */
  readonly onUnknownOutcome: (idempotencyKey: string) => void;
  /** Called when a reply reaches a customer. */
  readonly onDelivery: (idempotencyKey: string) => void;
  /** While true, every request is answered 500. */
  readonly isDown: () => boolean;
  readonly timeoutMs: number;
  readonly random: () => number;
}

/** What a send API that answers 429 asks for. */
export const RETRY_AFTER_SECONDS = 30;

interface Outcome {
  readonly delivered: boolean;
  readonly end: number | 'reset' | 'timeout' | 'crash';
}

const OUTCOME_OF_FAULT: Readonly<Record<SendFault, Outcome>> = {
  'crash-before-send': { delivered: false, end: 'crash' },
  'crash-after-send': { delivered: true, end: 'crash' },
  'http-400': { delivered: false, end: 400 },
  'http-401': { delivered: false, end: 401 },
  'http-429': { delivered: false, end: 429 },
  'http-500': { delivered: false, end: 500 },
  reset: { delivered: false, end: 'reset' },
  'hangs-unsent': { delivered: false, end: 'timeout' },
  'accepts-then-resets': { delivered: true, end: 'reset' },
  'accepts-and-hangs': { delivered: true, end: 'timeout' },
};

/** `fetch` of one sandbox, with the send API at the other end. */
export function sendApiFetch(sandbox: Sandbox, options: SendApiOptions): typeof fetch {
  return (_url, init) =>
    new Promise<Response>((resolve, reject) => {
      if (sandbox.isDead) return;
      const idempotencyKey = new Headers(init?.headers).get('idempotency-key') ?? '';
      const fault = options.nextFault();
      if (fault !== undefined) options.onFault(fault);
      const { delivered, end } = outcomeOf(fault, options.isDown());
      if (delivered) setTimeout(() => options.onDelivery(idempotencyKey), 1 + options.random() * 50);
      const endAfterMs = end === 'timeout' ? options.timeoutMs : 60 + options.random() * 100;
      setTimeout(() => {
        if (sandbox.isDead) return;
        if (end === 'crash') sandbox.kill();
        else if (typeof end === 'number') resolve(answerOf(end));
        else {
          options.onUnknownOutcome(idempotencyKey);
          reject(errorOf(end));
        }
      }, endAfterMs);
    });
}

function outcomeOf(fault: SendFault | undefined, isDown: boolean): Outcome {
  if (fault !== undefined) return OUTCOME_OF_FAULT[fault];
  return isDown ? { delivered: false, end: 500 } : { delivered: true, end: 200 };
}

function answerOf(status: number): Response {
  if (status !== 429) return new Response('{}', { status });
  return new Response('{}', { status, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } });
}

/** As `fetch` reports it. */
function errorOf(end: 'reset' | 'timeout'): Error {
  if (end === 'timeout') return new DOMException('timed out', 'TimeoutError');
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('fetch failed', { cause });
}
