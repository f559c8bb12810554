import { createIngestHandler } from '../../../lambdas/ingest/create-ingest';
import { requestOf, responseOf, unavailable } from '../../../lambdas/ingest/http';
import { receiveWebhook } from '../../../lambdas/ingest/receive-webhook';
import { INGEST_DEADLINE_MS } from '../../../lambdas/shared/limits';
import type { KnownMistake } from './mistake';

/** Mistakes of the ingest function with its deadline, by what it does. */
export const DEADLINE_MISTAKES = {
  'goes on behind a 503': {
    breaks: 'I5',
    says: 'called behind the answer',
    ingestHandler: (parts) => {
      const deadlines = { ...parts.deadlines, webhookMs: 60_000 };
      const handler = createIngestHandler({ ...parts, deadlines });
      return (event, context) => {
        const late = new Promise<void>((resolve) => setTimeout(resolve, INGEST_DEADLINE_MS));
        return Promise.race([handler(event, context), late.then(unavailable)]);
      };
    },
  },
  'takes as long as it takes': {
    breaks: 'I5',
    says: 'an answer took',
    ingestHandler:
      ({ receive, onceFor }) =>
      async (event, context) => {
        const work = receiveWebhook(requestOf(event), {
          ...receive,
          once: onceFor(context),
          onItems: () => undefined,
        });
        return work.then(responseOf, unavailable).finally(() => receive.telemetry.flush());
      },
  },
} satisfies Record<string, KnownMistake>;
