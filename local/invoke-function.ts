import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from './aws-account';

/** A function as Lambda sees it: any event in, anything out. */
export interface LocalFunction<Event> {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly handler: (event: Event, context: Context) => Promise<unknown>;
}

/** The function did not answer within its Lambda timeout. */
export class FunctionTimeoutError extends Error {
  override readonly name = 'FunctionTimeoutError';
  readonly code = 'function-timeout';
}

/**
 * Calls the handler with a context of its own, and stops waiting at the function's timeout as Lambda would.
 *
 * @throws FunctionTimeoutError, or whatever the handler throws
 */
export async function invokeFunction<Event>(fn: LocalFunction<Event>, event: Event): Promise<unknown> {
  const timeoutMs = fn.timeoutSeconds * 1000;
  const deadlineMs = performance.now() + timeoutMs;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    const message = `${fn.name} timed out after ${fn.timeoutSeconds} s`;
    timer = setTimeout(() => reject(new FunctionTimeoutError(message)), timeoutMs);
  });
  try {
    return await Promise.race([fn.handler(event, contextOf(fn.name, deadlineMs)), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function contextOf(functionName: string, deadlineMs: number): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT_ID}:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - performance.now()),
    done: unsupported,
    fail: unsupported,
    succeed: unsupported,
  };
}

function unsupported(): never {
  throw new Error('callbacks are not supported: return a promise');
}
