import type { SQSEvent, SQSRecord } from 'aws-lambda';
import * as v from 'valibot';

const batchResponse = v.object({
  batchItemFailures: v.nullish(v.array(v.object({ itemIdentifier: v.pipe(v.string(), v.nonEmpty()) })), []),
});

/**
 * The records that the function is done with. As Lambda reads a batch response: nothing or an empty list is success; an
 * identifier that is empty or that no record has, or another form of answer, fails the whole batch.
 */
export function handledRecords(event: SQSEvent, response: unknown): readonly SQSRecord[] {
  const parsed = v.safeParse(batchResponse, response ?? {});
  if (!parsed.success) return [];
  const failed = new Set((parsed.output.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
  const known = new Set(event.Records.map((record) => record.messageId));
  if (![...failed].every((id) => known.has(id))) return [];
  return event.Records.filter((record) => !failed.has(record.messageId));
}
