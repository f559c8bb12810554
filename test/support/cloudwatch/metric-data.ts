/** A minute, which is what CloudWatch keeps data by. */
export const MINUTE_MS = 60_000;

/** Which metric; dimensions in any order. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Values of metrics over time, as they were put. */
export class MetricData {
  readonly #values = new Map<string, Map<number, number[]>>();
  /** An alarm's window slides by a minute: every statistic is asked for many times. */
  readonly #firstAboveZeroMs = new Map<string, number>();
  readonly #known = new Map<string, Map<number, Map<number, number | null>>>();

  /** Adds one value. */
  put(metric: MetricId, atMs: number, value: number): void {
    const key = keyOf(metric);
    const minutes = this.#values.get(key) ?? new Map<number, number[]>();
    this.#values.set(key, minutes);
    const minute = Math.floor(atMs / MINUTE_MS);
    const values = minutes.get(minute) ?? [];
    values.push(value);
    minutes.set(minute, values);
    const first = this.#firstAboveZeroMs.get(key) ?? Number.POSITIVE_INFINITY;
    if (value > 0) this.#firstAboveZeroMs.set(key, Math.min(first, minute * MINUTE_MS));
    this.#known.clear();
  }

  /** The statistic of what was put from `fromMs` to `toMs`, exclusive; null when nothing was. */
  statistic(metric: MetricId, statistic: string, fromMs: number, toMs: number): number | null {
    return this.statisticOf(metric, statistic)(fromMs, toMs);
  }

  /** Tells the statistic of what was put from one time to another, exclusive, as long as nothing more is put. */
  statisticOf(metric: MetricId, statistic: string): (fromMs: number, toMs: number) => number | null {
    const key = keyOf(metric);
    const asked = `${key} ${statistic}`;
    const known = this.#known.get(asked) ?? new Map<number, Map<number, number | null>>();
    this.#known.set(asked, known);
    return (fromMs, toMs) => {
      const ofLength = known.get(toMs - fromMs) ?? new Map<number, number | null>();
      known.set(toMs - fromMs, ofLength);
      const before = ofLength.get(fromMs);
      const result = before === undefined ? this.#compute(key, statistic, fromMs, toMs) : before;
      ofLength.set(fromMs, result);
      return result;
    };
  }

  #compute(key: string, statistic: string, fromMs: number, toMs: number): number | null {
    const minutes = this.#values.get(key);
    if (minutes === undefined) return null;
    const values: number[] = [];
    for (let minute = fromMs / MINUTE_MS; minute < toMs / MINUTE_MS; minute += 1) {
      for (const value of minutes.get(minute) ?? []) values.push(value);
    }
    return values.length === 0 ? null : statisticOf(values, statistic);
  }

  /** The first minute with a value above 0; undefined without one. */
  firstAboveZeroMs(metric: MetricId): number | undefined {
    return this.#firstAboveZeroMs.get(keyOf(metric));
  }

  /** The metrics that something was put for. */
  metrics(): readonly string[] {
    return [...this.#values.keys()];
  }
}

const KEYS = new WeakMap<MetricId, string>();

/** A metric as text: namespace, name, dimensions. The same for the same metric. */
export function keyOf(metric: MetricId): string {
  const key = KEYS.get(metric) ?? newKeyOf(metric);
  KEYS.set(metric, key);
  return key;
}

function newKeyOf({ namespace, name, dimensions }: MetricId): string {
  const pairs = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  return [namespace, name, ...pairs.sort()].join(' ');
}

function statisticOf(values: readonly number[], statistic: string): number {
  const percentile = /^p(\d+)$/.exec(statistic)?.[1];
  if (percentile !== undefined) return percentileOf(values, Number(percentile));
  switch (statistic) {
    case 'Sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'Average':
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case 'Maximum':
      return Math.max(...values);
    case 'Minimum':
      return Math.min(...values);
    default:
      throw new Error(`no such statistic here: ${statistic}`);
  }
}

/** Nearest rank. */
function percentileOf(values: readonly number[], percentile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percentile / 100) * sorted.length) - 1)] ?? 0;
}
