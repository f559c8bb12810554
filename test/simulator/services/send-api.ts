import type { FaultPlan } from '../faults/fault-plan';
import type { Outages } from '../faults/outages';
import { FINE, SEND_OUTCOMES, type SendOutcome } from '../faults/send-outcome';
import type { SendFault } from '../history/history';
import type { Journal } from '../journal/journal';
import type { Sandbox } from '../runtime/sandbox';
import { SEND_TOKEN_ARN, type SimulatedSecrets } from './secrets';

export interface SendApiOptions {
  readonly faults: FaultPlan;
  readonly outages: Outages;
  /** The current send token is the one that is accepted. */
  readonly secrets: SimulatedSecrets;
  readonly journal: Journal;
  readonly random: () => number;
}

/** What a send API that answers 429 may ask for, in seconds. */
const RETRY_AFTER_SECONDS: readonly [number, ...number[]] = [0, 5, 30, 600, 3_600];
/** How a connection can break, as `fetch` names it. */
const RESET_CODES: readonly [string, ...string[]] = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];
/** Answers after which the caller knows no more than before. */
const TELLS_NOTHING = new Set([500, 504]);

/** `fetch` of one sandbox, with the send API at the other end. What is never answered ends when the caller's signal says so. */
export function sendApiFetch(sandbox: Sandbox, options: SendApiOptions): typeof fetch {
  const { journal, random } = options;
  return (_url, init) =>
    new Promise<Response>((resolve, reject) => {
      if (sandbox.isDead) return;
      const headers = new Headers(init?.headers);
      const { number, fault } = take(sandbox, headers, String(init?.body), options);
      const { delivered, end, takesMs = 0, deliveredAfterMs = 1 } = fault ? SEND_OUTCOMES[fault] : FINE;
      if (delivered) setTimeout(() => journal.write({ kind: 'delivered', number }), deliveredAfterMs + random() * 50);
      const send = { sandbox, number, options, resolve, reject };
      if (end === 'never') init?.signal?.addEventListener('abort', () => loseTouch(send, init.signal?.reason));
      else setTimeout(() => finish(send, end), takesMs + 60 + random() * 100);
    });
}

/** Notes a request, and decides what becomes of it: a token that is no longer the right one is refused, if it comes so far. */
function take(sandbox: Sandbox, headers: Headers, body: string, options: SendApiOptions) {
  const { faults, outages, secrets, journal } = options;
  const { to, text } = JSON.parse(body) as { to: string; text: { body: string } };
  const planned = faults.nextSend();
  const outage = planned.fault === undefined ? outages.current(to) : undefined;
  journal.write({
    kind: 'send',
    ...planned,
    outage: outage?.outage,
    idempotencyKey: headers.get('idempotency-key') ?? '',
    to,
    text: text.body,
    invocation: sandbox.invocation,
  });
  const fault: SendFault | undefined = planned.fault ?? outage?.fault;
  const wouldBeTaken = fault === undefined || SEND_OUTCOMES[fault].end === 200;
  const isRightToken = headers.get('authorization') === `Bearer ${secrets.current(SEND_TOKEN_ARN)}`;
  return { number: planned.number, fault: wouldBeTaken && !isRightToken ? ('http-401' as const) : fault };
}

interface Send {
  readonly sandbox: Sandbox;
  readonly number: number;
  readonly options: SendApiOptions;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
}

function finish(send: Send, end: Exclude<SendOutcome['end'], 'never'>): void {
  const { sandbox, number, options, resolve, reject } = send;
  if (sandbox.isDead) return;
  if (end === 'crash') sandbox.kill();
  else if (end === 'reset') loseTouch(send, fetchFailed(pick(RESET_CODES, options.random)));
  else if (end === 'refused') {
    options.journal.write({ kind: 'send-ended', number, learnt: 'refused' });
    reject(fetchFailed('ECONNREFUSED'));
  } else resolve(answer(number, end, options));
}

function loseTouch({ sandbox, number, options, reject }: Send, error: unknown): void {
  if (sandbox.isDead) return;
  options.journal.write({ kind: 'send-ended', number, learnt: 'nothing' });
  reject(error);
}

/** A 2xx that confirms nothing, by what is wrong with its body. */
const UNCONFIRMED: Readonly<Record<'breaks-off' | 'page' | 'says-no', () => ReadableStream | string>> = {
  'breaks-off': bodyThatBreaksOff,
  page: () => '<html><body>Bienvenido</body></html>',
  'says-no': () => '{"exito":false}',
};

function answer(number: number, end: number | keyof typeof UNCONFIRMED, options: SendApiOptions): Response {
  const { random, journal } = options;
  if (typeof end === 'string') {
    journal.write({ kind: 'send-ended', number, learnt: 'nothing', status: 200 });
    return new Response(UNCONFIRMED[end]());
  }
  const status = end;
  const retryAfterSeconds = status === 429 ? pick(RETRY_AFTER_SECONDS, random) : undefined;
  const known = status === 200 ? 'accepted' : 'refused';
  const learnt = TELLS_NOTHING.has(status) ? 'nothing' : known;
  journal.write({ kind: 'send-ended', number, learnt, status, retryAfterSeconds });
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return new Response(`{"id":${number}}`, { status, headers });
}

function bodyThatBreaksOff(): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
}

/** As `fetch` reports what the system says. */
function fetchFailed(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

function pick<Element>(list: readonly [Element, ...Element[]], random: () => number): Element {
  return list[Math.floor(random() * list.length)] ?? list[0];
}
