import { readFileSync } from 'node:fs';
import { costTable } from '../../lib/cost/cost-table';
import { projectFile } from '../../lib/settings/project-file';
import { type Annotation, dashboardWidgets } from '../dashboard/dashboard-body';
import { dashboardPicture, PICTURE_PATH } from '../dashboard/picture';
import { metricAlarms } from '../support/cloudwatch/template-alarms';
import { synthesise } from '../support/synthesise';

const template = synthesise({ line: 'ventas', businessHours: 'mon-fri 09:00-18:00' });
const widgets = dashboardWidgets(template);
const metricEntries = widgets
  .flatMap(({ properties }) => properties.metrics ?? [])
  .filter(([first]) => typeof first === 'string');

describe('dashboard', () => {
  test('shows the state of every alarm on top, the most urgent first, then answers the owner’s questions', () => {
    expect(widgets.map(({ properties }) => properties.title ?? properties.markdown?.slice(0, 16))).toEqual([
      '¿Todo en orden? · Is all well?',
      '**¿Algo en rojo?',
      '¿Están llegando mensajes? · Are messages coming in?',
      '¿Se están contestando? · Are they answered?',
      '¿Falla la API de envío? (% de los intentos) · Does the send API fail? (% of attempts)',
      '¿Le llegan al cliente? · Do they reach the customer?',
      '¿Cuánto tarda la respuesta? (s) · How long does a reply take? (s)',
      '¿Cómo responde el webhook? · How does the webhook answer?',
      '¿Hay algo atorado? · Is anything stuck?',
      '¿Cuánto lleva esperando el más antiguo? (s) · How long has the oldest waited? (s)',
      '¿Fallan las funciones? · Do the functions fail?',
      '¿Qué tan cerca de sus límites? (%) · How close to their limits? (%)',
      'Últimos mensajes apartados · Latest dead letters',
      'Respuestas más lentas · Slowest replies',
      '¿Quién toca sin permiso? · Who is knocking?',
      '¿Cuánto cuesta al día? (USD, precios de us-east-1) · Cost per day, estimated',
    ]);
    const [first] = widgets;
    const names = metricAlarms(template).map(({ name }) => `Monitoring${name}`);
    expect(first?.type).toBe('alarm');
    expect(first?.properties.alarms).toEqual(['MonitoringCustomersNotAnswered', ...names]);
  });

  test('tells where the runbooks are, and links to them if their address is set', () => {
    const [, text] = widgets;
    expect(text?.properties.markdown).toContain('`docs/es/alarms.md` (in English: `docs/en/alarms.md`)');
    expect(text?.properties.markdown).toContain('./whatz doctor');
    const runbookUrl = 'https://git.example.com/you/whatz/docs';
    const [, linked] = dashboardWidgets(synthesise({ runbookUrl }));
    expect(linked?.properties.markdown).toContain(`sigue [es/alarms.md](${runbookUrl}/es/alarms.md)`);
    expect(linked?.properties.markdown).toContain(`(in English: [en/alarms.md](${runbookUrl}/en/alarms.md))`);
  });

  test('draws what the alarms tolerate, as it is set', () => {
    const linesWith = (settings: Record<string, unknown>): readonly Annotation[] =>
      dashboardWidgets(synthesise(settings)).flatMap(({ properties }) => properties.annotations?.horizontal ?? []);
    expect(linesWith({}).map(({ value }) => value)).toEqual([50, 50, 30, 5, 1_500, 50, 300, 0, 80, 4, 4]);
    const changed = {
      alarmSendFailurePercent: 40,
      alarmUndeliveredPercent: 20,
      alarmReplySeconds: 60,
      alarmServerErrors: 6,
      alarmAnswerMs: 900,
      alarmBacklog: 10,
      alarmWaitMinutes: 10,
      alarmFunctionErrors: 1,
      alarmTimeoutPercent: 70,
      alarmRejectedSignatures: 8,
      alarmBlockedRequests: 9,
    };
    expect(linesWith(changed).map(({ value }) => value)).toEqual([40, 20, 60, 6, 900, 10, 600, 1, 70, 80, 8, 9]);
    for (const { label } of linesWith({})) expect(label).toMatch(/^Alarma: /);
  });

  test('shows who was kept out, by AWS WAF too if there is one', () => {
    expect(metricEntries.map(([namespace]) => namespace)).toContain('AWS/WAFV2');
    const without = JSON.stringify(dashboardWidgets(synthesise({ waf: false })));
    expect(without).toContain('CredentialRejected');
    expect(without).not.toContain('AWS/WAFV2');
  });

  test('shows how long answers take as percentiles, and says what those are', () => {
    const statistics = metricEntries
      .filter(([, name]) => name === 'TimeToReplyMs')
      .map((entry) => Object(entry.at(-1)).stat);
    expect(statistics).toEqual(['p50', 'p90', 'p99']);
    const graph = widgets.find(
      ({ properties }) => properties.title === '¿Cuánto tarda la respuesta? (s) · How long does a reply take? (s)',
    );
    const labels = graph?.properties.metrics?.map((entry) => Object(entry.at(-1)).label).filter(Boolean);
    expect(labels).toEqual([
      'p50: la mitad tarda menos',
      'p90: 9 de cada 10 tardan menos',
      'p99: 99 de cada 100 tardan menos',
    ]);
  });

  test('searches the logs of the functions', () => {
    const [dead, slow] = widgets.filter(({ type }) => type === 'log').map(({ properties }) => properties.query ?? '');
    expect(dead).toMatch(/^SOURCE 'IngestNodeLogs' \| SOURCE 'ProcessorNodeLogs' \| fields @timestamp, reason/);
    expect(slow).toMatch(
      /^SOURCE 'ProcessorNodeLogs' \| fields .*\n\| filter message = "reply sent"\n\| sort timeToReplyMs desc/,
    );
  });

  test('estimates the cost from the prices of `./whatz cost`', () => {
    const text = JSON.stringify(widgets.at(-1)?.properties);
    const { withWaf } = costTable({ messages: 1_000_000, duplicates: 0, statuses: 0 }).variableTotal;
    const perMessage = Number(/FILL\(messages, 0\) \* (0\.\d+)/.exec(text)?.[1]);
    expect(perMessage * 1_000_000).toBeCloseTo(withWaf, 2);
    const perDay = (settings: Record<string, unknown>) =>
      Number(/\* 0 \+ ([\d.]+)/.exec(JSON.stringify(dashboardWidgets(synthesise(settings)).at(-1)?.properties))?.[1]);
    expect((perDay({}) - perDay({ waf: false })) * (365.25 / 12)).toBeCloseTo(9.3, 1);
  });

  test('is drawn in the picture as it is; `npm run dashboard` draws it anew', async () => {
    const committed = readFileSync(projectFile(PICTURE_PATH), 'utf8');
    expect(await dashboardPicture(synthesise())).toBe(committed);
    expect(await dashboardPicture(synthesise({ alarmReplySeconds: 31 }))).not.toBe(committed);
  });
});
