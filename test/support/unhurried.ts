import type { IngestDeadlines } from '../../lambdas/ingest/ingest-parts';

const NEVER_MS = 60 * 60_000;

/** For tests that are not about time: a busy machine would turn any answer into a 503. */
export const UNHURRIED: IngestDeadlines = { startUpMs: NEVER_MS, webhookMs: NEVER_MS };
