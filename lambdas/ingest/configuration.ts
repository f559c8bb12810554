import * as v from 'valibot';

const common = {
  QUEUE_URL: v.string(),
  DEAD_LETTER_QUEUE_URL: v.string(),
  IDEMPOTENCY_TABLE_NAME: v.string(),
  WEBHOOK_SECRET_ARN: v.string(),
  STACK_NAME: v.string(),
};

/** Environment of the ingest function. */
export const ingestConfiguration = v.variant('AUTH', [
  v.object({ ...common, AUTH: v.literal('bearer'), INBOUND_CREDENTIAL_ARN: v.string() }),
  v.object({ ...common, AUTH: v.literal('none') }),
]);

export type IngestConfiguration = v.InferOutput<typeof ingestConfiguration>;
