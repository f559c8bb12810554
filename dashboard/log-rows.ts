import type { LoggedLine } from '../test/support/business/metric-telemetry';
import { localIsoOf } from './local-time';

/** The result of a search of the logs. */
export interface LogTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const DIVISION = /^(\w+) \/ (\d+)$/;

/**
 * Runs a query of CloudWatch Logs Insights on the lines, as far as the dashboard's queries go: `fields`, a `filter` of one
 * message, `sort` and `limit`.
 */
export function runLogQuery(query: string, lines: readonly LoggedLine[]): LogTable {
  const message = / message = "(.+?)"/.exec(query)?.[1];
  const [, key = '', direction] = /sort (\S+) (asc|desc)/.exec(query) ?? [];
  const limit = Number(/limit (\d+)/.exec(query)?.[1]);
  const fields = (/fields (.+)/.exec(query)?.[1] ?? '').split(', ').map((field) => {
    const [expression = '', name = expression] = field.split(' as ');
    return { expression, name };
  });
  const sign = direction === 'desc' ? -1 : 1;
  const found = lines
    .filter((line) => line.message === message)
    .sort((a, b) => sign * (numberIn(a, key) - numberIn(b, key)))
    .slice(0, limit);
  return {
    columns: fields.map(({ name }) => name),
    rows: found.map((line) => fields.map(({ expression }) => cell(line, expression))),
  };
}

function numberIn(line: LoggedLine, field: string): number {
  return field === '@timestamp' ? line.atMs : Number(line.fields[field] ?? 0);
}

function cell(line: LoggedLine, expression: string): string {
  if (expression === '@timestamp') return localIsoOf(line.atMs).replace('T', ' ').slice(0, 19);
  const [, field = expression, divisor] = DIVISION.exec(expression) ?? [];
  if (divisor !== undefined) return String(numberIn(line, field) / Number(divisor));
  return String(line.fields[field] ?? '');
}
