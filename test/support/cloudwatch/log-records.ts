import { isJsonFields, type JsonFields } from '../../../local/function-output';
import type { WrittenOutput } from '../business/written-telemetry';
import type { LogRecord, LogValue } from './log-expression';

/** A line of a log group as CloudWatch Logs Insights discovers its fields. */
export function logRecord(group: string, atMs: number, line: JsonFields): LogRecord {
  return { '@timestamp': atMs, '@log': `123456789012:${group}`, ...flat(line, '') };
}

/** The lines of the functions, metrics too, each in the log group of its function. */
export function logRecords(
  written: readonly WrittenOutput[],
  groupOf: Readonly<Record<WrittenOutput['service'], string>>,
): readonly LogRecord[] {
  return written.flatMap(({ atMs, service, output }) =>
    output.kind === 'other' ? [] : [logRecord(groupOf[service], atMs, output.fields)],
  );
}

function flat(value: JsonFields | readonly unknown[], prefix: string): LogRecord {
  const parts = Object.entries(value).map(([name, part]): LogRecord => {
    const key = `${prefix}${name}`;
    return isJsonFields(part) || Array.isArray(part) ? flat(part, `${key}.`) : { [key]: part as LogValue };
  });
  return Object.assign({}, ...parts);
}
