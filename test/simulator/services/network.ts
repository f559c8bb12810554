import { HttpResponse } from '@smithy/core/protocols';
import { currentDeadline } from '../../../lambdas/shared/deadline';
import type { AwsPatience } from '../../../lambdas/shared/limits';
import { type CallOutcome, callOutcome, SERVER_ERROR } from '../faults/call-outcome';
import type { FaultPlan } from '../faults/fault-plan';
import type { ServiceReply } from '../faults/service-reply';
import type { Invocation } from '../journal/entry';
import type { Journal } from '../journal/journal';
import type { Sandbox } from '../runtime/sandbox';

/** A request of the SDK, as far as the simulator reads it. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The services behind the network: `target` is the SDK's `X-Amz-Target`, such as `DynamoDB_20120810.PutItem`. */
export type Services = (target: string, input: Record<string, unknown>, caller: Invocation) => ServiceReply;

export interface NetworkOptions {
  readonly services: Services;
  readonly faults: FaultPlan;
  readonly journal: Journal;
  readonly random: () => number;
}

/** The request handler of the SDK clients of one sandbox: real requests, over a network that fails as it is told to. */
export function networkOf(sandbox: Sandbox, patience: AwsPatience, options: NetworkOptions) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: (request: SdkRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) =>
      new Promise<{ response: HttpResponse }>((resolve, reject) => {
        if (sandbox.isDead) return;
        const signal = abortSignal ?? currentDeadline();
        if (signal?.aborted) reject(namedError('AbortError'));
        else start({ sandbox, request, signal, patience, options, resolve, reject });
      }),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
}

interface Call {
  readonly sandbox: Sandbox;
  readonly request: SdkRequest;
  readonly signal: AbortSignal | undefined;
  readonly patience: AwsPatience;
  readonly options: NetworkOptions;
  readonly resolve: (result: { response: HttpResponse }) => void;
  readonly reject: (error: Error) => void;
}

function start(call: Call): void {
  const { options, request, signal, reject } = call;
  const target = request.headers['x-amz-target'] ?? '';
  const body = textOf(request.body);
  const input = JSON.parse(body) as Record<string, unknown>;
  const caller = call.sandbox.invocation;
  const planned = options.faults.nextCall(target);
  options.journal.write({ kind: 'called', target, ...planned });
  const outcome = callOutcome(planned.fault, 1 + options.random() * 8, 1 + options.random() * 8);
  let reply = outcome.forcedReply;
  // What is on its way reaches the service, whatever becomes of the caller.
  if (outcome.reachesService) {
    setTimeout(() => {
      reply = options.services(target, input, caller);
    }, outcome.serviceAfterMs);
  }
  const settle = (how: () => void, isAnswered = false) => {
    options.journal.write({ kind: 'call-ended', invocation: caller, target, body, isAnswered });
    clearTimeout(ending);
    clearTimeout(timeout);
    signal?.removeEventListener('abort', abort);
    if (!call.sandbox.isDead) how();
  };
  const abort = () => settle(() => reject(namedError('AbortError')));
  const ending = setTimeout(() => {
    const isAnswered = outcome.end === 'reply' && outcome.forcedReply === undefined;
    settle(() => end(call, outcome, target, reply), isAnswered);
  }, outcome.endAfterMs);
  const timeout = setTimeout(() => settle(() => reject(namedError('TimeoutError'))), call.patience.requestTimeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
}

function end(
  { sandbox, options, resolve, reject }: Call,
  outcome: CallOutcome,
  target: string,
  reply?: ServiceReply,
): void {
  if (outcome.end === 'crash') {
    sandbox.kill();
    return;
  }
  if (outcome.end === 'reset') {
    reject(connectionReset());
    return;
  }
  const answer = reply ?? SERVER_ERROR;
  if (isTakeOver(target, answer)) options.journal.write({ kind: 'take-over-learnt' });
  resolve({ response: responseOf(answer) });
}

/** A claim that replaced one in progress tells the function that a reply may have been sent. */
function isTakeOver(target: string, { body }: ServiceReply): boolean {
  if (!target.endsWith('.PutItem') || body.Attributes === undefined) return false;
  const before = body.Attributes as Record<string, { readonly S?: string }>;
  return before.status?.S === 'INPROGRESS' && before.id?.S?.startsWith('reply#') === true;
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
}

/** What the SDK gets for what a service answers. */
export function responseOf({ status = 200, body }: ServiceReply): HttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return new HttpResponse({ statusCode: status, headers, body: new TextEncoder().encode(JSON.stringify(body)) });
}

function namedError(name: string): Error {
  return Object.assign(new Error(name), { name });
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
