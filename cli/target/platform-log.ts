import { isJsonObject, type JsonObject, jsonObjectIn } from '../../lambdas/shared/message/json-object';
import type { Texts } from '../texts/texts';

/**
 * What Lambda itself says of an invocation that ended badly, as the fields of a log line; undefined of all else. Of an error
 * its type alone: its message may quote anything.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
export function platformFields(message: string): JsonObject | undefined {
  if (/Task timed out after/.test(message)) return timedOut;
  const fields = jsonObjectIn(message);
  if (fields === undefined) return undefined;
  const { type, record, level } = fields;
  if (typeof type === 'string' && type.startsWith('platform.') && isJsonObject(record)) return endOf(record);
  // An error that nobody caught: its fields are those of the line, or of its message.
  const error = isJsonObject(fields.message) ? fields.message : fields;
  return typeof level === 'string' && typeof error.errorType === 'string' ? crashed(error.errorType) : undefined;
}

const failure = (message: keyof Texts['localRun']['messages'], error?: string): JsonObject => ({
  level: 'ERROR',
  message,
  error,
});
const timedOut = failure('function timed out');
const crashed = (error: string) => failure('function crashed', error);

/** Of `platform.report`, `platform.runtimeDone` and the like. */
function endOf({ status, errorType }: JsonObject): JsonObject | undefined {
  if (status === 'timeout') return timedOut;
  if (status !== 'error' && status !== 'failure') return undefined;
  return crashed(typeof errorType === 'string' ? errorType : String(status));
}
