import { isJsonObject } from '../../lambdas/shared/message/json-object';
import { dashboardWidgets } from '../dashboard/dashboard-body';
import { eventfulDay } from '../support/business/eventful-day';
import { STACK_NAME } from '../support/business/metric-telemetry';
import { synthesise } from '../support/synthesise';

const template = synthesise({ line: 'ventas' });

/**
 * Fields of lines that Lambda itself writes: an invocation that timed out, a process that ended, an error that nobody caught.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
const FIELDS_OF_LAMBDA = ['type', 'record.status', 'record.errorType', 'message.errorType', 'errorType'];
/** Fields that CloudWatch Logs gives to every line. */
const FIELDS_OF_CLOUDWATCH = ['@timestamp', '@log'];
const WORDS_OF_THE_LANGUAGE =
  /^(fields|filter|sort|limit|stats|as|by|and|or|in|like|asc|desc|count|max|coalesce|ispresent|SOURCE)$/;

const saved = Object.values(template.findResources('AWS::Logs::QueryDefinition')).map(
  ({ Properties }): [string, string] => [Properties.Name, Properties.QueryString],
);
const onDashboard = dashboardWidgets(template)
  .filter(({ type }) => type === 'log')
  .map(({ properties }): [string, string] => [properties.title ?? '', properties.query ?? '']);

/** Names in a query, without its texts and the names that it gives itself. */
function fieldsIn(query: string): readonly string[] {
  const given = [...query.matchAll(/ as (\w+)/g)].map(([, name]) => name);
  const words = query.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/@?[a-z][\w.]*/gi) ?? [];
  return [...new Set(words)].filter((word) => !WORDS_OF_THE_LANGUAGE.test(word) && !given.includes(word));
}

function messagesIn(query: string): readonly string[] {
  return [...query.matchAll(/message = "([^"]+)"/g)].map(([, message = '']) => message);
}

describe('queries of CloudWatch Logs Insights', () => {
  const known = new Set([...FIELDS_OF_LAMBDA, ...FIELDS_OF_CLOUDWATCH]);
  const messages = new Set<unknown>();

  beforeAll(async () => {
    for (const { output } of await eventfulDay(STACK_NAME)) {
      if (output.kind === 'other' || !isJsonObject(output.fields)) continue;
      for (const field of Object.keys(output.fields)) known.add(field);
      messages.add(output.fields.message);
    }
    const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
    for (const field of Object.keys(JSON.parse(stage?.Properties.AccessLogSetting.Format))) known.add(field);
  });

  test.each([...saved, ...onDashboard])('%s names fields and messages that lines have', (_, query) => {
    expect(fieldsIn(query).length).toBeGreaterThan(1);
    expect(fieldsIn(query).filter((field) => !known.has(field))).toEqual([]);
    expect(messagesIn(query).filter((message) => !messages.has(message))).toEqual([]);
  });

  test('a misspelt field and another message would be noticed', () => {
    const wrong = 'fields @timestamp, timeToReplyMS / 1000 as seconds\n| filter message = "reply went out"\n| limit 5';
    expect(fieldsIn(wrong).filter((field) => !known.has(field))).toEqual(['timeToReplyMS']);
    expect(messagesIn(wrong).filter((message) => !messages.has(message))).toEqual(['reply went out']);
  });
});
