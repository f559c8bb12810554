import type { ServiceFault } from '../history/history';
import { type ServiceReply, serviceError } from './service-reply';

const SLOW_MS = 3_000;
const HANGING_MS = 90_000;

/** How a call to AWS goes: what it does to the service and to the caller. */
export interface CallOutcome {
  readonly reachesService: boolean;
  readonly serviceAfterMs: number;
  readonly end: 'reply' | 'reset' | 'crash';
  readonly endAfterMs: number;
  readonly forcedReply?: ServiceReply;
}

const THROTTLED = serviceError(400, 'ThrottlingException');
/** What a broken service answers. */
export const SERVER_ERROR = serviceError(500, 'InternalServerError');

/** How a call with this fault goes, that is `thereMs` on its way there and `backMs` on its way back. */
export function callOutcome(fault: ServiceFault | undefined, thereMs: number, backMs: number): CallOutcome {
  const bothMs = thereMs + backMs;
  const fine: CallOutcome = { reachesService: true, serviceAfterMs: thereMs, end: 'reply', endAfterMs: bothMs };
  switch (fault) {
    case undefined:
      return fine;
    case 'crash-before':
      return { ...fine, reachesService: false, end: 'crash', endAfterMs: thereMs };
    case 'crash-after':
      return { ...fine, end: 'crash' };
    case 'request-lost':
      return { ...fine, reachesService: false, end: 'reset' };
    case 'reply-lost':
      return { ...fine, end: 'reset' };
    case 'throttled':
      return { ...fine, reachesService: false, forcedReply: THROTTLED };
    case 'server-error':
      return { ...fine, reachesService: false, forcedReply: SERVER_ERROR };
    case 'slow':
      return { ...fine, serviceAfterMs: SLOW_MS, endAfterMs: SLOW_MS + backMs };
    case 'hangs':
      return { ...fine, endAfterMs: HANGING_MS };
  }
}
