import { LINE_COLOURS, LOOK } from './look';
import { element, moved, type Svg, text, widthOf } from './svg';

const FONT_SIZE = 11;
const ROW_HEIGHT = 17;
const MARGIN = 16;

/** How much room the legend takes. */
export function legendHeight(labels: readonly string[], width: number): number {
  return rowsOf(labels, width).length * ROW_HEIGHT;
}

/** The colour and name of each line, in as many rows as it takes. */
export function drawLegend(labels: readonly string[], width: number, top: number): Svg {
  let index = 0;
  return rowsOf(labels, width)
    .map((row, rowIndex) => {
      let x = MARGIN;
      const entries = row.map((label) => {
        const entry = moved(x, top + rowIndex * ROW_HEIGHT, drawEntry(label, index));
        index += 1;
        x += entryWidth(label);
        return entry;
      });
      return entries.join('');
    })
    .join('');
}

function drawEntry(label: string, index: number): Svg {
  return [
    element('rect', { y: 3, width: 10, height: 10, rx: 2, fill: LINE_COLOURS[index % LINE_COLOURS.length] }),
    text(label, { x: 15, y: 12, 'font-size': FONT_SIZE, fill: LOOK.ink }),
  ].join('');
}

function rowsOf(labels: readonly string[], width: number): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let used = 0;
  for (const label of labels) {
    if (used > 0 && used + entryWidth(label) > width - 2 * MARGIN) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(label);
    used += entryWidth(label);
  }
  return rows;
}

function entryWidth(label: string): number {
  return 15 + widthOf(label, FONT_SIZE) + 14;
}
