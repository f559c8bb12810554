import { init } from 'echarts';
import type { WidgetProperties } from './dashboard-body';
import type { GraphSeries } from './graph-series';

/** CloudWatch gives the lines of a graph these colours, in this order. */
const COLOURS = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f'];
/** Mexico City, which has no daylight saving time. */
export const UTC_OFFSET_MS = -6 * 60 * 60_000;

const LEGEND = {
  bottom: 4,
  left: 8,
  right: 8,
  itemWidth: 10,
  itemHeight: 10,
  icon: 'roundRect',
  textStyle: { fontSize: 11 },
} as const;

/** A graph with its axes, its legend, and the limits of alarms in red. */
export function drawGraph(properties: WidgetProperties, series: GraphSeries, width: number, height: number): string {
  const limits = properties.annotations?.horizontal ?? [];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    useUTC: true,
    color: COLOURS,
    title: { text: properties.title ?? '', left: 8, top: 6, textStyle: { fontSize: 14, color: '#16191f' } },
    legend: LEGEND,
    grid: { left: 52, right: 52, top: 44, bottom: 24 + 18 * Math.ceil(legendWidth(series) / (width - 20)) },
    xAxis: { type: 'time', axisLabel: { fontSize: 10, hideOverlap: true } },
    yAxis: [axisOf('left', properties), axisOf('right', properties)],
    series: series.lines.map(({ label, axis, points }, index) => ({
      name: label,
      type: 'line',
      showSymbol: points.filter((point) => point !== null).length < 20,
      symbolSize: 4,
      lineStyle: { width: 1.6 },
      ...(properties.stacked ? { stack: 'all', areaStyle: { opacity: 0.35 } } : {}),
      yAxisIndex: axis === 'left' ? 0 : 1,
      data: points.map((point, at) => [(series.timesMs[at] ?? 0) + UTC_OFFSET_MS, point]),
      ...(index === 0 ? { markLine: limitLines(limits) } : {}),
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function axisOf(side: 'left' | 'right', { annotations, yAxis }: WidgetProperties) {
  const limits = (annotations?.horizontal ?? []).filter((limit) => (limit.yAxis ?? 'left') === side);
  const given = side === 'left' ? yAxis?.left?.max : undefined;
  return {
    type: 'value' as const,
    // The limit of an alarm is on the graph also where no line comes near it.
    max: ({ max }: { readonly max: number }) => Math.max(given ?? max * 1.1, ...limits.map(({ value }) => value * 1.2)),
    axisLabel: {
      formatter: (value: number) => String(Number(value.toPrecision(3))),
      fontSize: 10,
      showMaxLabel: false,
    },
    splitLine: { show: side === 'left' },
  };
}

function limitLines(limits: NonNullable<NonNullable<WidgetProperties['annotations']>['horizontal']>) {
  return {
    symbol: 'none',
    lineStyle: { type: 'dashed' as const, width: 1.4 },
    label: { fontSize: 10 },
    data: limits.map(({ value, label, color }, index) => ({
      yAxis: value,
      name: label,
      lineStyle: { color },
      // Two limits of one value would write over each other.
      label: { formatter: label, color, position: index % 2 === 0 ? 'insideStartTop' : 'insideEndTop' } as const,
    })),
  };
}

/** About as wide as the legend would be in one row. */
function legendWidth({ lines }: GraphSeries): number {
  return lines.reduce((sum, { label }) => sum + label.length * 6 + 28, 0);
}
