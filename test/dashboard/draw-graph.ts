import type { Annotation, Widget } from './dashboard-body';
import type { GraphLine, GraphSeries } from './graph-series';
import { drawLegend, legendHeight } from './legend';
import { LINE_COLOURS, LOOK } from './look';
import { areaPath, dotsOf, linePath } from './paths';
import { niceScale, type Scale } from './scale';
import { element, type Svg, text, widthOf } from './svg';
import { timeTicks } from './time-ticks';

const TITLE_HEIGHT = 34;
const TIMES_HEIGHT = 20;
const AXIS_WIDTH = 46;
const LABEL_SIZE = 10;

interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A graph with its axes, the lines of alarms in red, and its legend. */
export function drawGraph({ properties }: Widget, series: GraphSeries, width: number, height: number): Svg {
  const annotations = properties.annotations?.horizontal ?? [];
  const labels = series.lines.map(({ label }) => label);
  const hasRight = series.lines.some(({ axis }) => axis === 'right');
  const legendTop = height - legendHeight(labels, width) - 6;
  const plot: Plot = {
    left: AXIS_WIDTH,
    top: TITLE_HEIGHT + 8,
    width: width - AXIS_WIDTH - (hasRight ? AXIS_WIDTH : 18),
    height: legendTop - TIMES_HEIGHT - TITLE_HEIGHT - 12,
  };
  const stacks = properties.stacked ? stacked(series.lines) : null;
  const scaleOf = (axis: 'left' | 'right') =>
    niceScale(axis === 'left' ? properties.yAxis?.left?.max : undefined, [
      ...(stacks?.at(-1)?.points ?? series.lines.filter((line) => line.axis === axis).flatMap(({ points }) => points)),
      ...annotations.filter((line) => (line.yAxis ?? 'left') === axis).map(({ value }) => value * 1.15),
    ]);
  const scales = { left: scaleOf('left'), right: scaleOf('right') };
  return [
    text(properties.title ?? '', { x: 16, y: 23, 'font-size': 14, 'font-weight': 700, fill: LOOK.ink }),
    drawAxis(plot, scales.left, 'left'),
    hasRight ? drawAxis(plot, scales.right, 'right') : '',
    drawTimes(plot, series.timesMs),
    ...(stacks ?? series.lines).map((line, index) =>
      drawLine(line, index, {
        plot,
        scale: scales[line.axis],
        below: stacks ? (stacks[index - 1]?.points ?? []) : null,
      }),
    ),
    ...annotations.map((line) => drawAnnotation(line, plot, scales[line.yAxis ?? 'left'])),
    drawLegend(labels, width, legendTop),
  ].join('');
}

function drawAxis({ left, top, width, height }: Plot, { ticks, max }: Scale, side: 'left' | 'right'): Svg {
  return ticks
    .map(({ value, label }) => {
      const y = top + height * (1 - value / max);
      const x = side === 'left' ? left - 6 : left + width + 6;
      const grid = { x1: left, x2: left + width, y1: y, y2: y, stroke: value === 0 ? LOOK.border : LOOK.grid };
      const anchor = side === 'left' ? 'end' : 'start';
      return [
        side === 'left' ? element('line', grid) : '',
        text(label, { x, y: y + 3.5, 'font-size': 10, fill: LOOK.faint, 'text-anchor': anchor }),
      ].join('');
    })
    .join('');
}

function drawTimes({ left, top, width, height }: Plot, timesMs: readonly number[]): Svg {
  return timeTicks(timesMs)
    .map(({ share, label }) =>
      text(label, {
        x: left + width * share,
        y: top + height + 15,
        'font-size': 10,
        fill: LOOK.faint,
        'text-anchor': 'middle',
      }),
    )
    .join('');
}

interface Place {
  readonly plot: Plot;
  readonly scale: Scale;
  /** The line below in a stack; null where nothing is stacked. */
  readonly below: GraphLine['points'] | null;
}

function drawLine({ points }: GraphLine, index: number, { plot, scale, below }: Place): Svg {
  const stroke = LINE_COLOURS[index % LINE_COLOURS.length];
  const xOf = (at: number) => plot.left + (plot.width * at) / Math.max(1, points.length - 1);
  const yOf = (value: number) => plot.top + plot.height * (1 - Math.min(value, scale.max) / scale.max);
  const outline = { fill: 'none', stroke, 'stroke-width': 1.6, 'stroke-linejoin': 'round' };
  return [
    below ? element('path', { d: areaPath(points, below, xOf, yOf), fill: stroke, 'fill-opacity': '0.35' }) : '',
    element('path', { d: linePath(points, xOf, yOf), ...outline }),
    ...dotsOf(points).map(({ at, value }) => element('circle', { cx: xOf(at), cy: yOf(value), r: 1.8, fill: stroke })),
  ].join('');
}

/** The label stands at the side whose axis the line belongs to, on a ground of its own, so that no line crosses it. */
function drawAnnotation({ value, label, color, yAxis }: Annotation, plot: Plot, { max }: Scale): Svg {
  const y = plot.top + plot.height * (1 - value / max);
  const end = plot.left + plot.width;
  const isRight = yAxis === 'right';
  const line = { x1: plot.left, x2: end, y1: y, y2: y, stroke: color, 'stroke-width': 1.4, 'stroke-dasharray': '5 3' };
  const labelWidth = widthOf(label, LABEL_SIZE) + 8;
  const left = isRight ? end - labelWidth : plot.left + 2;
  const ground = { x: left, y: y - 15, width: labelWidth, height: 13, rx: 2, fill: LOOK.card, 'fill-opacity': '0.9' };
  const middle = { x: left + labelWidth / 2, y: y - 5, 'text-anchor': 'middle', 'font-size': LABEL_SIZE, fill: color };
  return [element('line', line), element('rect', ground), text(label, middle)].join('');
}

function stacked(lines: readonly GraphLine[]): readonly GraphLine[] {
  const stacks: GraphLine[] = [];
  for (const line of lines) {
    const below = stacks.at(-1)?.points ?? [];
    stacks.push({ ...line, points: line.points.map((point, at) => (point ?? 0) + (below[at] ?? 0)) });
  }
  return stacks;
}
