import * as v from 'valibot';
import { DEFAULT_BACKOFF_BASE_MS } from './backoff';

/** Environment of the processor function. */
export const processorConfiguration = v.object({
  QUEUE_URL: v.string(),
  DEAD_LETTER_QUEUE_URL: v.string(),
  IDEMPOTENCY_TABLE_NAME: v.string(),
  SEND_API_URL: v.string(),
  SEND_TOKEN_ARN: v.string(),
  STACK_NAME: v.string(),
  /** Delay after the first failed send, in milliseconds. */
  BACKOFF_BASE_MS: v.optional(
    v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1)),
    String(DEFAULT_BACKOFF_BASE_MS),
  ),
});

/** The environment of the processor function, checked. */
export type ProcessorConfiguration = v.InferOutput<typeof processorConfiguration>;
