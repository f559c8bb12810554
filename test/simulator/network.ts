import { HttpResponse } from '@smithy/core/protocols';
import { currentDeadline } from '../../lambdas/shared/deadline';
import type { AwsPatience } from '../../lambdas/shared/limits';
import { type Course, courseOf, SERVER_ERROR } from './course-of-call';
import type { ServiceFault } from './history';
import type { Invocation, Sandbox } from './sandbox';
import type { ServiceReply } from './service-reply';

/** A request of the SDK, as far as the simulator reads it. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The services behind the network: `target` is the SDK's `X-Amz-Target`, such as `DynamoDB_20120810.PutItem`. */
export type Services = (target: string, input: Record<string, unknown>, caller: Invocation) => ServiceReply;

export interface NetworkOptions {
  readonly services: Services;
  /** The fault of the next call, if it has one. */
  readonly nextFault: (target: string) => ServiceFault | undefined;
  readonly onFault: (fault: ServiceFault) => void;
  /** Called when a living function learns what a service answered. */
  readonly onReply: (target: string, reply: ServiceReply) => void;
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
  const fault = options.nextFault(target);
  if (fault !== undefined) options.onFault(fault);
  const course = courseOf(fault, 1 + options.random() * 8, 1 + options.random() * 8);
  let reply = course.forcedReply;
  // What is on its way reaches the service, whatever becomes of the caller.
  if (course.reachesService) {
    setTimeout(() => {
      reply = options.services(target, input, caller);
    }, course.serviceAfterMs);
  }
  const settle = (how: () => void, isAnswered = false) => {
    caller.called(target, body, isAnswered);
    clearTimeout(ending);
    clearTimeout(timeout);
    signal?.removeEventListener('abort', abort);
    if (!call.sandbox.isDead) how();
  };
  const abort = () => settle(() => reject(namedError('AbortError')));
  const ending = setTimeout(() => {
    const isAnswered = course.end === 'reply' && course.forcedReply === undefined;
    settle(() => end(call, course, target, reply), isAnswered);
  }, course.endAfterMs);
  const timeout = setTimeout(() => settle(() => reject(namedError('TimeoutError'))), call.patience.requestTimeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
}

function end({ sandbox, options, resolve, reject }: Call, course: Course, target: string, reply?: ServiceReply): void {
  if (course.end === 'crash') {
    sandbox.kill();
    return;
  }
  if (course.end === 'reset') {
    reject(connectionReset());
    return;
  }
  const answer = reply ?? SERVER_ERROR;
  options.onReply(target, answer);
  resolve({ response: responseOf(answer) });
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
}

function responseOf({ status = 200, body }: ServiceReply): HttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return new HttpResponse({ statusCode: status, headers, body: new TextEncoder().encode(JSON.stringify(body)) });
}

function namedError(name: string): Error {
  return Object.assign(new Error(name), { name });
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
