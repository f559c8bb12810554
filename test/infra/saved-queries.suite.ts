import { documentsUnder, readDocument } from '../support/markdown';
import { synthesise } from '../support/synthesise';

const template = synthesise({ line: 'ventas' });
const queries = Object.values(template.findResources('AWS::Logs::QueryDefinition')).map((query) => query.Properties);
const byName = new Map(queries.map(({ Name, QueryString }) => [Name, QueryString]));

const names = [...byName.keys()].map((name: string) => name.replace(/^.*\//, ''));

/** What a text quotes as the name of a saved query: by saying so, or by its two languages. */
function queryNamesIn(text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  const quotes = prose.matchAll(/(saved query |búsqueda guardada )?[`«“]([^`«»“”]+)[`»”]/g);
  return [...quotes]
    .map(([, said, name = '']) => ({ said, name: name.replace(/\s+/g, ' ') }))
    .filter(({ said, name }) => said !== undefined || name.includes(' · '))
    .map(({ name }) => name);
}

describe('saved queries', () => {
  test('are in a folder with the name of the stack, named in both languages', () => {
    expect([...byName.keys()]).toEqual([
      'WhatzWebhook-prod-ventas/Un chat, por su seudónimo · one chat, by its pseudonym',
      'WhatzWebhook-prod-ventas/Un mensaje, por su clave · one message, by its key',
      'WhatzWebhook-prod-ventas/Fallas por motivo · failures by reason',
      'WhatzWebhook-prod-ventas/Últimos mensajes apartados · latest dead letters',
      'WhatzWebhook-prod-ventas/Webhooks más lentos · slowest webhooks',
      'WhatzWebhook-prod-ventas/Webhooks frenados, por dirección · throttled webhooks, by address',
    ]);
  });

  test('look into the logs of the functions, and for what reaches none into the access log', () => {
    const logs = (name: string) => ({ Ref: expect.stringMatching(`^${name}NodeLogs`) });
    expect(queries.slice(0, 4).map(({ LogGroupNames }) => LogGroupNames)).toEqual(
      Array(4).fill([logs('Ingest'), logs('Processor')]),
    );
    expect(queries[4]?.LogGroupNames).toEqual([logs('Ingest')]);
    expect(queries[5]?.LogGroupNames).toEqual([{ Ref: expect.stringMatching('AccessLog') }]);
  });

  test('find a chat and a message among several in one line', () => {
    expect(byName.get('WhatzWebhook-prod-ventas/Un chat, por su seudónimo · one chat, by its pseudonym')).toContain(
      'filter chat like "0123456789abcdef"',
    );
    expect(byName.get('WhatzWebhook-prod-ventas/Un mensaje, por su clave · one message, by its key')).toContain(
      'filter messageKey like "',
    );
  });

  test('ask the access log for fields that it has', () => {
    const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
    const fields = Object.keys(JSON.parse(stage?.Properties.AccessLogSetting.Format));
    expect(queries[5]?.QueryString).toMatch(/^filter errorType = "THROTTLED"\n.* by sourceIp\n/);
    expect(fields).toEqual(expect.arrayContaining(['errorType', 'sourceIp']));
  });

  test.each(['docs/en', 'docs/es'])('the pages of %s quote all of their names, and no other', (folder) => {
    const quoted = documentsUnder(folder).flatMap((path) => queryNamesIn(readDocument(path)));
    expect([...new Set(quoted)].sort()).toEqual([...names].sort());
  });

  test('and so do the alarms; another name would be noticed', () => {
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    const quoted = alarms.flatMap(({ Properties }) => queryNamesIn(Properties.AlarmDescription));
    const slowest = 'Webhooks más lentos · slowest webhooks';
    const throttled = 'Webhooks frenados, por dirección · throttled webhooks, by address';
    expect(quoted).toEqual([slowest, slowest, throttled, throttled]);
    expect(names).toContain(quoted[0]);
    const wrong = 'The saved query “slowest ingest”, la búsqueda guardada `lentas`, and `Otra · another\none`.';
    expect(queryNamesIn(wrong)).toEqual(['slowest ingest', 'lentas', 'Otra · another one']);
  });

  test('are no more than CloudWatch takes', () => {
    for (const { QueryString } of queries) expect(QueryString.length).toBeLessThan(10_000);
  });
});
