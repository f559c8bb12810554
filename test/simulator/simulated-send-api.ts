import type { FaultPlan } from './fault-plan';
import type { SendFault } from './history';
import type { Invocation, Sandbox } from './sandbox';
import type { SendApiSpells } from './send-api-spells';
import { FINE, OUTCOME_OF_FAULT, type SendOutcome } from './send-outcomes';
import { SEND_TOKEN_ARN, type SimulatedSecrets } from './simulated-secrets';

/** One request to the send API, as an onlooker who sees both ends knows it. */
export interface Attempt {
  readonly idempotencyKey: string;
  /** Phone number. */
  readonly to: string;
  readonly text: string;
  readonly invocation: Invocation;
  /** What goes wrong with it. */
  readonly fault: SendFault | undefined;
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
const RETRY_AFTER_SECONDS: readonly [number, ...number[]] = [0, 5, 30, 600, 3_600];
/** How a connection can break, as `fetch` names it. */
const RESET_CODES: readonly [string, ...string[]] = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];
/** Answers after which the caller knows no more than before. */
const TELLS_NOTHING = new Set([500, 504]);

/** `fetch` of one sandbox, with the send API at the other end. What is never answered ends when the caller's signal says so. */
export function sendApiFetch(sandbox: Sandbox, options: SendApiOptions): typeof fetch {
  const { listener, random } = options;
  return (_url, init) =>
    new Promise<Response>((resolve, reject) => {
      if (sandbox.isDead) return;
      const headers = new Headers(init?.headers);
      const fault = faultOf(headers.get('authorization'), options);
      const attempt = attemptOf(headers, String(init?.body), { invocation: sandbox.invocation, fault });
      const { delivered, end, takesMs = 0, deliveredAfterMs = 1 } = fault ? OUTCOME_OF_FAULT[fault] : FINE;
      listener.onAttempt(attempt);
      if (delivered) setTimeout(() => reachCustomer(attempt, listener), deliveredAfterMs + random() * 50);
      const call = { sandbox, attempt, options, resolve, reject };
      if (end === 'never') init?.signal?.addEventListener('abort', () => loseTouch(call, init.signal?.reason));
      else setTimeout(() => finish(call, end), takesMs + 60 + random() * 100);
    });
}

interface Call {
  readonly sandbox: Sandbox;
  readonly attempt: Attempt;
  readonly options: SendApiOptions;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
}

function finish(call: Call, end: Exclude<SendOutcome['end'], 'never'>): void {
  const { sandbox, attempt, options, resolve, reject } = call;
  if (sandbox.isDead) return;
  if (end === 'crash') sandbox.kill();
  else if (end === 'reset') loseTouch(call, fetchFailed(pick(RESET_CODES, options.random)));
  else if (end === 'refused') {
    attempt.learnt = 'refused';
    reject(fetchFailed('ECONNREFUSED'));
  } else resolve(answer(attempt, end, options));
}

function loseTouch({ sandbox, options, reject }: Call, error: unknown): void {
  if (sandbox.isDead) return;
  options.listener.onUnknownOutcome();
  reject(error);
}

function attemptOf(headers: Headers, body: string, about: Pick<Attempt, 'invocation' | 'fault'>): Attempt {
  const { to, text } = JSON.parse(body) as { to: string; text: { body: string } };
  const idempotencyKey = headers.get('idempotency-key') ?? '';
  return { idempotencyKey, to, text: text.body, ...about, delivered: false, learnt: 'nothing' };
}

function reachCustomer(attempt: Attempt, { onDelivery }: SendListener): void {
  attempt.delivered = true;
  onDelivery(attempt);
}

/** A token that is no longer the right one is refused, unless the request does not come so far. */
function faultOf(authorization: string | null, { faults, spells, secrets }: SendApiOptions): SendFault | undefined {
  const planned = faults.nextSendFault();
  if (planned !== undefined) faults.note(planned);
  const fault = planned ?? spells.nextFault();
  const wouldBeTaken = fault === undefined || OUTCOME_OF_FAULT[fault].end === 200;
  const isRightToken = authorization === `Bearer ${secrets.current(SEND_TOKEN_ARN)}`;
  return wouldBeTaken && !isRightToken ? 'http-401' : fault;
}

function answer(attempt: Attempt, end: number | 'breaks-off', { random, listener }: SendApiOptions): Response {
  const status = end === 'breaks-off' ? 200 : end;
  attempt.status = status;
  if (TELLS_NOTHING.has(status)) listener.onUnknownOutcome();
  else attempt.learnt = status === 200 ? 'accepted' : 'refused';
  if (end === 'breaks-off') return new Response(bodyThatBreaksOff());
  if (status !== 429) return new Response('{}', { status });
  attempt.retryAfterSeconds = pick(RETRY_AFTER_SECONDS, random);
  return new Response('{}', { status, headers: { 'retry-after': String(attempt.retryAfterSeconds) } });
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
