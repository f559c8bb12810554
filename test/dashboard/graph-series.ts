import { type QueryContext, seriesOf } from '../support/cloudwatch/evaluate-alarm';
import { type MetricData, MINUTE_MS } from '../support/cloudwatch/metric-data';
import type { Series } from '../support/cloudwatch/metric-math';
import { DELAYS } from '../support/cloudwatch/publishing-delays';
import type { MetricQuery } from '../support/cloudwatch/template-alarms';
import type { MetricEntry, MetricOptions, WidgetProperties } from './dashboard-body';

const DEFAULT_PERIOD_SECONDS = 300;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A line of a graph. */
export interface GraphLine {
  readonly label: string;
  readonly axis: 'left' | 'right';
  readonly points: Series;
}

/** The lines of a graph over the points of time that it shows. */
export interface GraphSeries {
  readonly timesMs: readonly number[];
  readonly lines: readonly GraphLine[];
}

/** What a graph shows of `data` at `nowMs`: a day, or what its `start` says. */
export function graphSeries(properties: WidgetProperties, data: MetricData, nowMs: number): GraphSeries {
  const entries = (properties.metrics ?? []).map(readEntry);
  const periodSeconds = Math.max(...entries.map(({ options }) => options.period ?? 0)) || DEFAULT_PERIOD_SECONDS;
  const periodMs = periodSeconds * 1_000;
  const rangeMs = Number(/^-P(\d+)D$/.exec(properties.start ?? '-P1D')?.[1]) * DAY_MS;
  const timesMs = Array.from({ length: rangeMs / periodMs }, (_, index) => nowMs - rangeMs + index * periodMs);
  const context: QueryContext = { data, timesMs, periodMs, seenAfterMs: periodMs, delays: DELAYS.earliest };
  const queries = entries.map(({ query }) => query);
  const lines = entries
    .filter(({ options }) => options.visible !== false)
    .map(({ query, options }) => ({
      label: options.label ?? query.id,
      axis: options.yAxis ?? 'left',
      points: seriesOf(query.id, queries, context),
    }));
  return { timesMs, lines };
}

function readEntry(
  entry: MetricEntry,
  index: number,
): { readonly query: MetricQuery; readonly options: MetricOptions } {
  const last = entry.at(-1);
  const options = typeof last === 'object' ? last : {};
  const id = options.id ?? `line${index}`;
  if (options.expression !== undefined) return { query: { id, kind: 'math', expression: options.expression }, options };
  const [namespace = '', name = '', ...pairs] = entry.filter((part) => typeof part === 'string');
  const dimensions: Record<string, string> = {};
  for (let at = 0; at + 1 < pairs.length; at += 2) dimensions[pairs[at] ?? ''] = pairs[at + 1] ?? '';
  const periodMs = (options.period ?? DEFAULT_PERIOD_SECONDS) * 1_000;
  const metric = { namespace, name, dimensions };
  return { query: { id, kind: 'metric', metric, statistic: options.stat ?? 'Average', periodMs }, options };
}
