import type { Widget } from './dashboard-body';
import { LOOK } from './look';
import { element, moved, type Svg, text } from './svg';

const COLUMNS = 6;
const BOX_HEIGHT = 34;
const BOX_GAP = 8;
const MARGIN = 16;
const TOP = 38;

/** A box for each alarm: red while it is on. */
export function drawAlarms({ properties }: Widget, isOn: (name: string) => boolean, width: number): Svg {
  const boxWidth = (width - 2 * MARGIN - (COLUMNS - 1) * BOX_GAP) / COLUMNS;
  const names = (properties.alarms ?? []).map((name) => name.replace(/^Monitoring/, ''));
  const boxes = names.map((name, index) => {
    const x = MARGIN + (index % COLUMNS) * (boxWidth + BOX_GAP);
    const y = TOP + Math.floor(index / COLUMNS) * (BOX_HEIGHT + BOX_GAP);
    return moved(x, y, drawBox(name, isOn(name), boxWidth));
  });
  const title = { x: MARGIN, y: 23, 'font-size': 14, 'font-weight': 700, fill: LOOK.ink };
  return [text(properties.title ?? '', title), ...boxes].join('');
}

function drawBox(name: string, isOn: boolean, width: number): Svg {
  const colour = isOn ? LOOK.bad : LOOK.good;
  return [
    element('rect', { width, height: BOX_HEIGHT, rx: 4, fill: isOn ? '#fdf3f1' : '#f2f8f0', stroke: colour }),
    element('rect', { width: 5, height: BOX_HEIGHT, rx: 2, fill: colour }),
    isOn ? warningSign(colour) : tick(colour),
    text(name, { x: 34, y: 21.5, 'font-size': 12, fill: LOOK.ink, 'font-weight': isOn ? 700 : 400 }),
  ].join('');
}

function warningSign(colour: string): Svg {
  const stroke = { stroke: colour, 'stroke-width': 1.6, fill: 'none', 'stroke-linejoin': 'round' };
  return [
    element('path', { d: 'M20 10L27 24L13 24Z', ...stroke }),
    element('path', { d: 'M20 15L20 19M20 21.5L20 22', ...stroke }),
  ].join('');
}

function tick(colour: string): Svg {
  const stroke = { stroke: colour, 'stroke-width': 1.6, fill: 'none' };
  return [
    element('circle', { cx: 20, cy: 17, r: 7, ...stroke }),
    element('path', { d: 'M16.8 17.2L19.2 19.6L23.4 14.8', ...stroke }),
  ].join('');
}
