import type { Template } from 'aws-cdk-lib/assertions';
import { dashboardWidgets } from '../dashboard/dashboard-body';
import { eventfulDay } from '../support/business/eventful-day';
import { STACK_NAME } from '../support/business/metric-telemetry';
import { MONDAY_MS } from '../support/business/usual-day';
import type { LogRecord } from '../support/cloudwatch/log-expression';
import { type LogResult, runInsightsQuery } from '../support/cloudwatch/log-insights';
import { logRecord, logRecords } from '../support/cloudwatch/log-records';
import { PLATFORM_LINES } from '../support/cloudwatch/platform-lines';
import { resolved } from '../support/cloudwatch/template-alarms';

/** A search of the logs, and where it looks. */
export interface LogSearch {
  readonly query: string;
  readonly groups: readonly string[];
}

const GROUP_OF = { ingest: 'IngestNodeLogs', processor: 'ProcessorNodeLogs' } as const;
const ACCESS_LOG = 'WebhookAccessLog';

/** The saved queries, by their English names. */
export function savedSearches(template: Template): ReadonlyMap<string, LogSearch> {
  const definitions = Object.values(template.findResources('AWS::Logs::QueryDefinition'));
  return new Map(
    definitions.map(({ Properties: { Name, QueryString, LogGroupNames } }) => [
      String(Name).replace(/^.* · /, ''),
      { query: QueryString, groups: LogGroupNames.map(resolved) },
    ]),
  );
}

/** The searches of the dashboard, by their titles. */
export function dashboardSearches(template: Template): ReadonlyMap<string, LogSearch> {
  const tables = dashboardWidgets(template).filter(({ type }) => type === 'log');
  return new Map(
    tables.map(({ properties: { title = '', query = '' } }) => [
      title,
      { query, groups: [...query.matchAll(/SOURCE '(\w+)'/g)].map(([, group = '']) => group) },
    ]),
  );
}

/** What both functions, Lambda and API Gateway wrote on a day on which everything happens once that they tell of. */
export async function recordedLogs(template: Template): Promise<readonly LogRecord[]> {
  const platform = Object.values(PLATFORM_LINES).map((line) => logRecord(GROUP_OF.processor, MONDAY_MS, line));
  const written = logRecords(await eventfulDay(STACK_NAME), GROUP_OF);
  return [...written, ...platform, ...accessLog(template)];
}

/** Two webhooks that were throttled, and one that was not, in the format that the stage has. */
function accessLog(template: Template): readonly LogRecord[] {
  const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  const format = JSON.parse(stage?.Properties.AccessLogSetting.Format);
  return ['THROTTLED', 'THROTTLED', '-'].map((errorType) => {
    const values: Readonly<Record<string, string>> = {
      '$context.error.responseType': errorType,
      '$context.identity.sourceIp': '203.0.113.7',
    };
    const line = Object.entries(format).map(([name, variable]) => [name, values[String(variable)] ?? '-']);
    return logRecord(ACCESS_LOG, MONDAY_MS, Object.fromEntries(line));
  });
}

/** Runs a search on the lines of its log groups. */
export function search({ query, groups }: LogSearch, logs: readonly LogRecord[]): LogResult {
  return runInsightsQuery(
    query,
    logs.filter((record) => groups.some((group) => String(record['@log']).endsWith(`:${group}`))),
  );
}
