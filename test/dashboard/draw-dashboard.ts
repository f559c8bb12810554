import type { LoggedLine, Observations } from '../support/business/metric-telemetry';
import type { Widget } from './dashboard-body';
import { drawGraph, UTC_OFFSET_MS } from './draw-graph';
import { graphSeries } from './graph-series';

const COLUMN_WIDTH = 58;
const ROW_HEIGHT = 46;
const GAP = 12;
const COLUMNS = 24;
const ALARMS_A_ROW = 6;
const MOST_ROWS = 10;

/** What the picture shows. */
export interface DashboardPicture {
  readonly widgets: readonly Widget[];
  readonly observations: Observations;
  readonly isAlarmOn: (name: string) => boolean;
  /** The time at which somebody looks. */
  readonly nowMs: number;
}

/** The dashboard, much as CloudWatch shows it, as SVG. */
export function drawDashboard(picture: DashboardPicture): string {
  const width = COLUMNS * COLUMN_WIDTH + GAP;
  const height = Math.max(...picture.widgets.map((widget) => widget.y + widget.height)) * ROW_HEIGHT + GAP;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Roboto,Arial,sans-serif" fill="#16191f">`,
    '<title>El tablero de CloudWatch, con datos de muestra</title>',
    `<rect width="${width}" height="${height}" fill="#f2f3f3"/>`,
    ...picture.widgets.map((widget, index) => drawWidget(widget, index, picture)),
    '</svg>\n',
  ].join('\n');
}

function drawWidget(widget: Widget, index: number, picture: DashboardPicture): string {
  const width = widget.width * COLUMN_WIDTH - GAP;
  const height = widget.height * ROW_HEIGHT - GAP;
  const card = `<rect width="${width}" height="${height}" rx="6" fill="#ffffff" stroke="#d5dbdb"/>`;
  const content = drawContent(widget, picture, width, height);
  // ECharts numbers its charts through the life of a process.
  const stable = content.replaceAll(/\bzr\d+-/g, `w${index}-`);
  const place = `translate(${GAP + widget.x * COLUMN_WIDTH} ${GAP + widget.y * ROW_HEIGHT})`;
  return `<g transform="${place}">${widget.type === 'text' ? '' : card}${stable}</g>`;
}

function drawContent({ type, properties }: Widget, picture: DashboardPicture, width: number, height: number): string {
  const { observations, nowMs, isAlarmOn } = picture;
  switch (type) {
    case 'alarm':
      return title(properties.title) + drawAlarms(properties.alarms ?? [], isAlarmOn, width);
    case 'text':
      return drawLines((properties.markdown ?? '').split(/\n+/).map(plain), 24);
    case 'log':
      return title(properties.title) + drawTable(properties.query ?? '', observations.lines, width);
    case 'metric':
      return drawGraph(properties, graphSeries(properties, observations.data, nowMs), width, height);
  }
}

function drawAlarms(names: readonly string[], isOn: (name: string) => boolean, width: number): string {
  const boxWidth = (width - 2 * GAP) / ALARMS_A_ROW;
  const boxes = names.map((full, index) => {
    const name = full.replace(/^Monitoring/, '');
    const [colour, ground, weight] = isOn(name) ? ['#d13212', '#fdf3f1', 700] : ['#1d8102', '#f2f8f0', 400];
    const x = GAP + (index % ALARMS_A_ROW) * boxWidth;
    const y = 38 + Math.floor(index / ALARMS_A_ROW) * 42;
    return [
      `<g transform="translate(${x.toFixed(1)} ${y})">`,
      `<rect width="${(boxWidth - 8).toFixed(1)}" height="34" rx="4" fill="${ground}" stroke="${colour}"/>`,
      `<text x="10" y="21.5" font-size="12" font-weight="${weight}"><tspan fill="${colour}">${isOn(name) ? '▲' : '✓'}</tspan> ${name}</text>`,
      '</g>',
    ].join('');
  });
  return boxes.join('');
}

/** The lines with the message that the query asks for, by the field that it sorts by, with the fields that it names. */
function drawTable(query: string, lines: readonly LoggedLine[], width: number): string {
  const [, message] = /message = "([^"]+)"/.exec(query) ?? [];
  const [, sortedBy = ''] = /sort (\S+) desc/.exec(query) ?? [];
  const columns = (/fields (.+)/.exec(query)?.[1] ?? '').split(', ').map((column) => column.split(' as ').at(-1) ?? '');
  const records = lines
    .filter((line) => line.message === message)
    .map(
      ({ atMs, fields }): Readonly<Record<string, unknown>> => ({
        '@timestamp': new Date(atMs + UTC_OFFSET_MS).toISOString().slice(0, 19),
        ...fields,
        seconds: Number(fields.timeToReplyMs) / 1_000,
      }),
    )
    .sort((a, b) => (String(a[sortedBy]).padStart(20) < String(b[sortedBy]).padStart(20) ? 1 : -1));
  const rows = records.slice(0, MOST_ROWS).map((record) => columns.map((column) => String(record[column] ?? '')));
  const columnWidth = (width - 2 * GAP) / columns.length;
  return [columns, ...rows]
    .flatMap((cells, row) =>
      cells.map((cell, column) => {
        const weight = row === 0 ? 700 : 400;
        return `<text x="${(GAP + column * columnWidth).toFixed(1)}" y="${46 + row * 19}" font-size="11" font-weight="${weight}">${escaped(cell)}</text>`;
      }),
    )
    .join('');
}

function title(content = ''): string {
  return `<text x="8" y="23" font-size="14" font-weight="700">${escaped(content)}</text>`;
}

function drawLines(lines: readonly string[], top: number): string {
  return lines.map((line, row) => `<text x="8" y="${top + row * 26}" font-size="13">${escaped(line)}</text>`).join('');
}

/** Markdown without its marks. */
function plain(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll(/\*\*|`/g, '');
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
