import { MAX_QUEUED_TEXT_LENGTH } from '../lambdas/shared/limits';
import { decodeQueueMessage } from '../lambdas/shared/queue-message';
import type { FuzzOutcome } from './ingest-target';
import type { FuzzInput } from './request';

/** 6 bytes for a unit of text, and room for the rest. */
const MAX_QUEUE_BODY_BYTES = MAX_QUEUED_TEXT_LENGTH * 6 + 20_000;

/** The rule that an outcome breaks, or null. Never a 5xx, and nothing in the queue without a valid signature. */
export function brokenRule({ isGenuine }: FuzzInput, { response, queued }: FuzzOutcome): string | null {
  const { statusCode, body } = response;
  if (![200, 400, 401, 415].includes(statusCode)) return `answered ${statusCode}`;
  if ((JSON.parse(body) as { ok: unknown }).ok !== (statusCode === 200)) return `${statusCode} with the body ${body}`;
  if (!isGenuine && statusCode !== 401) return `not genuine, and answered ${statusCode}`;
  if (isGenuine && statusCode === 401) return 'genuine, and refused';
  if (statusCode !== 200 && queued.length > 0) return `answered ${statusCode}, and something was queued`;
  if (queued.some((message) => decodeQueueMessage(message) === null)) return 'a queue message that cannot be read back';
  if (queued.some((message) => Buffer.byteLength(message) > MAX_QUEUE_BODY_BYTES)) return 'a queue message too large';
  return null;
}
