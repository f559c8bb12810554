import { isJsonObject, type JsonObject, jsonObjectIn } from '../lambdas/shared/message/json-object';

/** A line that a function printed, told apart by what CloudWatch would do with it. */
export type FunctionOutput =
  | { readonly kind: 'metrics'; readonly fields: JsonObject }
  | { readonly kind: 'log'; readonly fields: JsonObject }
  | { readonly kind: 'other' };

/** Reads one line of output: an EMF document, a structured log line, or something else. */
export function readFunctionOutput(line: string): FunctionOutput {
  const fields = line.startsWith('{') ? jsonObjectIn(line) : undefined;
  if (fields === undefined) return { kind: 'other' };
  if (isJsonObject(fields._aws) && Array.isArray(fields._aws.CloudWatchMetrics)) return { kind: 'metrics', fields };
  if (typeof fields.level === 'string' && typeof fields.message === 'string') return { kind: 'log', fields };
  return { kind: 'other' };
}
