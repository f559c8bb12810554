import { synthesise } from './synthesise';

const template = synthesise({ line: 'ventas' });
const queries = Object.values(template.findResources('AWS::Logs::QueryDefinition')).map((query) => query.Properties);
const byName = new Map(queries.map(({ Name, QueryString }) => [Name, QueryString]));

describe('saved queries', () => {
  test('are in a folder with the name of the stack', () => {
    expect([...byName.keys()]).toEqual([
      'WhatzWebhook-prod-ventas/Un chat, por su seudónimo',
      'WhatzWebhook-prod-ventas/Un mensaje, por su clave',
      'WhatzWebhook-prod-ventas/Fallas por motivo',
      'WhatzWebhook-prod-ventas/Últimos mensajes apartados',
      'WhatzWebhook-prod-ventas/Webhooks más lentos',
    ]);
  });

  test('look into the logs of the functions', () => {
    const logs = (name: string) => ({ Ref: expect.stringMatching(`^${name}NodeLogs`) });
    expect(queries.slice(0, 4).map(({ LogGroupNames }) => LogGroupNames)).toEqual(
      Array(4).fill([logs('Ingest'), logs('Processor')]),
    );
    expect(queries[4]?.LogGroupNames).toEqual([logs('Ingest')]);
  });

  test('find a chat and a message among several in one line', () => {
    expect(byName.get('WhatzWebhook-prod-ventas/Un chat, por su seudónimo')).toContain(
      'filter chat like "0123456789abcdef"',
    );
    expect(byName.get('WhatzWebhook-prod-ventas/Un mensaje, por su clave')).toContain('filter messageKey like "');
  });

  test('are no more than CloudWatch takes', () => {
    for (const { QueryString } of queries) expect(QueryString.length).toBeLessThan(10_000);
  });
});
