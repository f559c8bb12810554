import type { LogRecord } from '../support/cloudwatch/log-expression';
import { dashboardSearches, recordedLogs, savedSearches, search } from './log-searches';
import { synthesise } from './synthesise';

const template = synthesise({ line: 'ventas' });

describe('searches find in the lines of the functions what they are for', () => {
  let logs: readonly LogRecord[];
  beforeAll(async () => {
    logs = await recordedLogs(template);
  });

  const saved = savedSearches(template);
  const onDashboard = dashboardSearches(template);
  const all = [...saved, ...onDashboard];
  const found = (name: string, searches = saved) => {
    const wanted = searches.get(name) ?? { query: '', groups: [] };
    return search(wanted, logs).rows;
  };

  test.each(all)('%s names no field that no line has', (_, { query, groups }) => {
    const known = new Set(logs.flatMap((record) => Object.keys(record)));
    const { fields } = search({ query, groups }, logs);
    expect(fields.length).toBeGreaterThan(1);
    expect(fields.filter((field) => !known.has(field))).toEqual([]);
  });

  test.each([
    ['one chat, by its pseudonym', 'chat'],
    ['one message, by its key', 'messageKey'],
  ])('%s: from the webhook to the reply, oldest first', (name, field) => {
    const sent = logs.find(({ message }) => message === 'reply sent');
    const { query = '', groups = [] } = saved.get(name) ?? {};
    const { rows } = search({ query: query.replace('0123456789abcdef', String(sent?.[field])), groups }, logs);
    expect(rows.slice(0, 2)).toMatchObject([
      { service: 'ingest', level: 'INFO', message: 'webhook accepted', [field]: sent?.[field] },
      { service: 'processor', message: 'reply sent', attempts: 1, [field]: sent?.[field] },
    ]);
    const times = rows.map((row) => Number(row['@timestamp']));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('failures by reason: what the functions warn of, time-outs and crashes', () => {
    const rows = found('failures by reason');
    const processorLog = expect.stringMatching(/:ProcessorNodeLogs$/);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          source: 'ingest',
          what: 'webhook rejected',
          reason: 'signature-mismatch',
          state: 401,
        }),
        expect.objectContaining({
          source: 'ingest',
          what: 'items not accepted',
          failure: 'Error',
          errorCode: 'ECONNREFUSED',
        }),
        expect.objectContaining({ source: 'processor', what: 'send retry', reason: 'http', state: 503, times: 1 }),
        expect.objectContaining({ source: 'processor', what: 'dead letter', reason: 'send-rejected', state: 400 }),
        expect.objectContaining({ source: processorLog, what: 'platform.report', state: 'timeout', times: 1 }),
        expect.objectContaining({ what: 'platform.report', state: 'error', failure: 'Runtime.ExitError' }),
        expect.objectContaining({ source: processorLog, what: 'ERROR', failure: 'TypeError' }),
        expect.objectContaining({ what: 'FATAL', failure: 'ConfigurationError' }),
      ]),
    );
    for (const { lastSeen } of rows) expect(lastSeen).toEqual(expect.any(Number));
    const bad = logs.filter(({ level }) => ['WARN', 'ERROR', 'FATAL'].includes(String(level)));
    expect(rows.reduce((sum, { times }) => sum + Number(times), 0)).toBe(bad.length + 2);
    expect(isDescending(rows, 'times')).toBe(true);
  });

  test.each([
    ['latest dead letters', saved],
    ['Últimos mensajes apartados · Latest dead letters', onDashboard],
  ])('%s: of the processor and of ingest, newest first', (name, searches) => {
    const rows = found(name, searches);
    expect(rows).toMatchObject([
      { reason: 'send-rejected', status: 400, attempts: 1, messageKey: expect.any(String), chat: expect.any(String) },
      { messageKey: expect.any(String) },
    ]);
    expect(isDescending(rows, '@timestamp')).toBe(true);
  });

  test('slowest webhooks, and nothing but webhooks', () => {
    const rows = found('slowest webhooks');
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ message }) => String(message).split(' ')[0]))).toEqual(new Set(['webhook']));
    expect(isDescending(rows, 'durationMs')).toBe(true);
  });

  test('slowest replies', () => {
    const rows = found('Respuestas más lentas · Slowest replies', onDashboard);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows[0]).toMatchObject({ attempts: 2, chat: expect.any(String), messageKey: expect.any(String) });
    expect(isDescending(rows, 'seconds')).toBe(true);
  });

  test('throttled webhooks, by address', () => {
    expect(found('throttled webhooks, by address')).toEqual([
      { sourceIp: '203.0.113.7', times: 2, lastSeen: expect.any(Number) },
    ]);
  });
});

/** Whether the column has different numbers, the highest first. */
function isDescending(rows: readonly LogRecord[], column: string): boolean {
  const values = rows.map((row) => Number(row[column]));
  const sorted = [...values].sort((a, b) => b - a);
  return new Set(values).size > 1 && values.every((value, index) => value === sorted[index]);
}
