import { MAX_QUEUED_TEXT_LENGTH } from '../../lambdas/shared/limits';
import { decodeQueueMessage } from '../../lambdas/shared/message/queue-message';
import type { FuzzOutcome } from './ingest-target';
import type { FuzzInput } from './request';

/** 6 bytes for a unit of text, and room for the rest. */
const MAX_QUEUE_BODY_BYTES = MAX_QUEUED_TEXT_LENGTH * 6 + 20_000;

/**
 * The rule that an outcome breaks, or null. Never a 5xx, but for a token whose key may be newer than a key set that was read
 * a moment ago; 413 for what is too large, and for nothing else; nothing in the queue without signature and credential.
 */
export function brokenRule(input: FuzzInput, { response, queued }: FuzzOutcome): string | null {
  const { statusCode, body } = response;
  const broken = brokenStatusRule(input, statusCode);
  if (broken !== null) return broken;
  if ((JSON.parse(body) as { ok: unknown }).ok !== (statusCode === 200)) return `${statusCode} with the body ${body}`;
  if (statusCode !== 200 && queued.length > 0) return `answered ${statusCode}, and something was queued`;
  if (queued.some((message) => decodeQueueMessage(message) === null)) return 'a queue message that cannot be read back';
  if (queued.some((message) => Buffer.byteLength(message) > MAX_QUEUE_BODY_BYTES)) return 'a queue message too large';
  return null;
}

function brokenStatusRule({ verdict, isTooLarge, mayBePutOff }: FuzzInput, statusCode: number): string | null {
  if (isTooLarge) return statusCode === 413 ? null : `too large, and answered ${statusCode}`;
  if (statusCode === 503 && mayBePutOff) return null;
  if (![200, 401].includes(statusCode)) return `answered ${statusCode}`;
  if (verdict === 'forged' && statusCode !== 401) return `not genuine, and answered ${statusCode}`;
  if (verdict === 'genuine' && statusCode !== 200) return 'genuine, and refused';
  return null;
}
