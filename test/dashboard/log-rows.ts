import type { LoggedLine } from '../support/business/metric-telemetry';
import type { LogValue } from '../support/cloudwatch/log-expression';
import { runInsightsQuery } from '../support/cloudwatch/log-insights';
import { localIsoOf } from './local-time';

/** The result of a search of the logs. */
export interface LogTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Runs a query of CloudWatch Logs Insights on the lines, and shows the result as the console does. */
export function runLogQuery(query: string, lines: readonly LoggedLine[]): LogTable {
  const records = lines.map(({ atMs, service, message, fields }) => ({
    '@timestamp': atMs,
    service,
    message,
    ...fields,
  }));
  const { columns, rows } = runInsightsQuery(query, records);
  return { columns, rows: rows.map((row) => columns.map((column) => cell(column, row[column]))) };
}

function cell(column: string, value: LogValue): string {
  if (column === '@timestamp') return localIsoOf(Number(value)).replace('T', ' ').slice(0, 19);
  return String(value ?? '');
}
