/** A line that a function printed, told apart by what CloudWatch would do with it. */
export type FunctionOutput =
  | { readonly kind: 'metrics'; readonly fields: JsonFields }
  | { readonly kind: 'log'; readonly fields: JsonFields }
  | { readonly kind: 'other' };

/** A JSON object whose fields are not known yet. */
export type JsonFields = Readonly<Record<string, unknown>>;

/** Reads one line of output: an EMF document, a structured log line, or something else. */
export function readFunctionOutput(line: string): FunctionOutput {
  const fields = jsonObject(line);
  if (fields === undefined) return { kind: 'other' };
  if (isJsonFields(fields._aws) && Array.isArray(fields._aws.CloudWatchMetrics)) return { kind: 'metrics', fields };
  if (typeof fields.level === 'string' && typeof fields.message === 'string') return { kind: 'log', fields };
  return { kind: 'other' };
}

/** Whether `value` is an object with fields. */
export function isJsonFields(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonObject(line: string): JsonFields | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isJsonFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
