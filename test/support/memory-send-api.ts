import type { Reply, SendApi, SendResult } from '../../lambdas/shared/send/send-api';

/** A send API in memory; test/contract/send-api.test.ts runs over it. */
export interface MemorySendApi extends SendApi {
  /** Every attempt, in order. */
  readonly sent: readonly Reply[];
  /** How attempts end, by phone number; others are accepted. */
  readonly results: Map<string, SendResult>;
}

/** Makes a send API that nobody is behind. */
export function memorySendApi(): MemorySendApi {
  const sent: Reply[] = [];
  const results = new Map<string, SendResult>();
  const send = async (reply: Reply) => {
    sent.push(reply);
    return results.get(reply.to) ?? ({ kind: 'accepted', sentId: String(sent.length) } as const);
  };
  return { sent, results, send };
}
