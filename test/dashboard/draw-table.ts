import type { Widget } from './dashboard-body';
import type { LogTable } from './log-rows';
import { LOOK } from './look';
import { element, type Svg, text } from './svg';

const TOP = 40;
const ROW_HEIGHT = 20;
const MARGIN = 16;
const MOST_ROWS = 10;

/** The result of a search of the logs. */
export function drawTable({ properties }: Widget, { columns, rows }: LogTable, width: number): Svg {
  const inner = width - 2 * MARGIN - 22;
  const weights = columns.map(
    (name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)) + 2,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const xs = weights.map((_, column) => {
    return MARGIN + 22 + (inner * weights.slice(0, column).reduce((sum, weight) => sum + weight, 0)) / total;
  });
  const line = (cells: readonly string[], y: number, style: Readonly<Record<string, string | number>>) =>
    cells.map((cell, column) => text(cell, { x: xs[column], y, 'font-size': 11, ...style })).join('');
  const shown = rows.slice(0, MOST_ROWS);
  return [
    text(properties.title ?? '', { x: MARGIN, y: 23, 'font-size': 14, 'font-weight': 700, fill: LOOK.ink }),
    element('rect', { x: MARGIN, y: TOP - 4, width: width - 2 * MARGIN, height: ROW_HEIGHT, fill: LOOK.page }),
    line(columns, TOP + 10, { fill: LOOK.faint, 'font-weight': 700 }),
    ...shown.map((row, index) => {
      const y = TOP + 10 + (index + 1) * ROW_HEIGHT;
      const grid = { x1: MARGIN, x2: width - MARGIN, y1: y + 6, y2: y + 6, stroke: LOOK.grid };
      const number = { x: MARGIN + 4, y, 'font-size': 10, fill: LOOK.faint };
      return [
        element('line', grid),
        text(String(index + 1), number),
        line(row, y, { fill: LOOK.ink, 'font-family': LOOK.monospace, 'font-size': 10 }),
      ].join('');
    }),
  ].join('');
}
