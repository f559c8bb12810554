import { HttpResponse } from '@smithy/core/protocols';
import { currentDeadline } from '../../../lambdas/shared/deadline';
import type { AwsPatience } from '../../../lambdas/shared/limits';
import { callOutcome, SERVER_ERROR } from '../faults/call-outcome';
import type { FaultPlan } from '../faults/fault-plan';
import type { ServiceReply } from '../faults/service-reply';
import type { Invocation } from '../journal/entry';
import type { Journal } from '../journal/journal';
import type { Sandbox } from '../runtime/sandbox';

/** A request of the SDK, as far as the simulator reads it. */
export interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface NetworkOptions {
  /** Behind the network: `target` is the SDK's `X-Amz-Target`, such as `DynamoDB_20120810.PutItem`. */
  readonly services: (target: string, input: Record<string, unknown>, caller: Invocation) => ServiceReply;
  readonly patience: AwsPatience;
  readonly faults: FaultPlan;
  readonly journal: Journal;
  readonly random: () => number;
}

/** Carries a request of the SDK to AWS and an answer back, or fails; `signal` ends it. */
export type SimulatedNetwork = (
  request: SdkRequest,
  signal?: AbortSignal,
) => Promise<{ readonly response: HttpResponse }>;

/** The network of one sandbox, which fails as it is told to. */
export function networkOf(sandbox: Sandbox, options: NetworkOptions): SimulatedNetwork {
  return (request, given) =>
    new Promise((resolve, reject) => {
      if (sandbox.isDead) return;
      const signal = given ?? currentDeadline();
      if (signal?.aborted) reject(namedError('AbortError'));
      else call(request, { ...options, sandbox, signal, resolve, reject });
    });
}

interface CallOptions extends NetworkOptions {
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (result: { response: HttpResponse }) => void;
  readonly reject: (error: Error) => void;
}

function call(request: SdkRequest, options: CallOptions): void {
  const { services, patience, faults, journal, random, sandbox, signal, resolve, reject } = options;
  const target = request.headers['x-amz-target'] ?? '';
  const body = textOf(request.body);
  const { invocation } = sandbox;
  const planned = faults.nextCall(target, body);
  journal.write({ kind: 'called', target, ...planned, isBehindAnswer: !invocation.isRunning });
  const outcome = callOutcome(planned.fault, 1 + random() * 8, 1 + random() * 8);
  let reply = outcome.forcedReply ?? SERVER_ERROR;
  // What is on its way reaches the service, whatever becomes of the caller.
  if (outcome.reachesService) {
    setTimeout(() => {
      reply = services(target, JSON.parse(body), invocation);
    }, outcome.serviceAfterMs);
  }
  const settle = (how: () => void, isAnswered = false) => {
    journal.write({ kind: 'call-ended', invocation, target, body, isAnswered });
    clearTimeout(ending);
    clearTimeout(timeout);
    signal?.removeEventListener('abort', abort);
    if (!sandbox.isDead) how();
  };
  const answer = () => {
    // A claim that replaced one in progress tells the function that a reply may have been sent.
    const { takesOver } = reply;
    if (takesOver?.startsWith('reply#')) journal.write({ kind: 'take-over-learnt', recordId: takesOver });
    resolve({ response: responseOf(reply) });
  };
  const ends = { reply: answer, reset: () => reject(connectionReset()), crash: () => sandbox.kill() };
  const isAnswered = outcome.end === 'reply' && outcome.forcedReply === undefined;
  const ending = setTimeout(() => settle(ends[outcome.end], isAnswered), outcome.endAfterMs);
  const timeout = setTimeout(() => settle(() => reject(namedError('TimeoutError'))), patience.requestTimeoutMs);
  const abort = () => settle(() => reject(namedError('AbortError')));
  signal?.addEventListener('abort', abort, { once: true });
}

const DECODER = new TextDecoder();

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : DECODER.decode(body as Uint8Array);
}

/** What the SDK gets for what a service answers. */
export function responseOf({ status = 200, body }: ServiceReply): HttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return new HttpResponse({ statusCode: status, headers, body: Buffer.from(JSON.stringify(body)) });
}

function namedError(name: string): Error {
  return Object.assign(new Error(name), { name });
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
