import * as v from 'valibot';

const message = v.object({
  messageId: v.string(),
  body: v.string(),
  messageAttributes: v.record(v.string(), v.object({ StringValue: v.optional(v.string()) })),
});

const inspection = v.object({
  messages: v.object({
    ready: v.array(message),
    delayed: v.array(message),
    inflight: v.array(v.object({ message })),
  }),
});

/** A message as it lies in a queue. */
export type QueuedMessage = v.InferOutput<typeof message>;

/** What is in a queue at one moment. */
export interface QueueSnapshot {
  readonly visible: readonly QueuedMessage[];
  readonly inFlight: readonly QueuedMessage[];
}

/**
 * Reads fauxqs's inspection of a queue.
 *
 * @throws when it is not of the known form
 */
export function readQueueSnapshot(json: string): QueueSnapshot {
  const { messages } = v.parse(inspection, JSON.parse(json));
  return {
    visible: [...messages.ready, ...messages.delayed],
    inFlight: messages.inflight.map((entry) => entry.message),
  };
}
