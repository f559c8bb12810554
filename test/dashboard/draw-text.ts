import type { Widget } from './dashboard-body';
import { LOOK } from './look';
import { element, escaped, type Svg, text } from './svg';

const LINE_HEIGHT = 26;
/** Bold, code and links, which is all that the dashboard's text has. */
const MARKUP = /\*\*(?<bold>.+?)\*\*|`(?<code>.+?)`|\[(?<link>.+?)\]\(.+?\)|(?<plain>[^*`[]+)/g;

/** Markdown, a line for each paragraph. */
export function drawText({ properties }: Widget): Svg {
  const paragraphs = (properties.markdown ?? '').split('\n\n');
  return paragraphs
    .map((paragraph, index) =>
      element('text', { x: 6, y: 26 + index * LINE_HEIGHT, 'font-size': 13, fill: LOOK.ink }, ...spansOf(paragraph)),
    )
    .join('');
}

function spansOf(paragraph: string): readonly Svg[] {
  return [...paragraph.matchAll(MARKUP)].map(({ groups = {} }) => {
    if (groups.bold) return element('tspan', { 'font-weight': 700 }, escaped(groups.bold));
    if (groups.code) return element('tspan', { 'font-family': LOOK.monospace, 'font-size': 12 }, escaped(groups.code));
    if (groups.link) return element('tspan', { fill: LOOK.link }, escaped(groups.link));
    return escaped(groups.plain ?? '');
  });
}

/** The bar above the widgets. */
export function drawHeader(name: string, width: number): Svg {
  return [
    text(name, { x: 6, y: 26, 'font-size': 20, 'font-weight': 700, fill: LOOK.ink }),
    ...['1h', '3h', '12h', '1d', '3d', '1w'].map((range, index) => {
      const isChosen = range === '1d';
      const x = width - 264 + index * 42;
      return [
        element('rect', {
          x,
          y: 8,
          width: 38,
          height: 26,
          rx: 3,
          fill: isChosen ? '#eaf3fa' : LOOK.card,
          stroke: LOOK.border,
        }),
        text(range, {
          x: x + 19,
          y: 25.5,
          'font-size': 12,
          fill: isChosen ? LOOK.link : LOOK.faint,
          'text-anchor': 'middle',
          'font-weight': isChosen ? 700 : 400,
        }),
      ].join('');
    }),
  ].join('');
}
