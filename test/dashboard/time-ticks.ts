import { atMsOf, localIsoOf, localMsOf } from './local-time';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** A label under a graph, and where: 0 is the beginning, 1 the end. */
export interface TimeTick {
  readonly share: number;
  readonly label: string;
}

/** Full hours or days of what a graph shows. */
export function timeTicks(timesMs: readonly number[]): readonly TimeTick[] {
  const first = timesMs[0] ?? 0;
  const last = timesMs.at(-1) ?? first;
  const isDays = last - first > 2 * DAY_MS;
  const stepMs = isDays ? 2 * DAY_MS : 3 * HOUR_MS;
  const ticks: TimeTick[] = [];
  for (let local = Math.ceil(localMsOf(first) / stepMs) * stepMs; local <= localMsOf(last); local += stepMs) {
    const time = localIsoOf(atMsOf(local));
    const label = isDays ? `${time.slice(8, 10)}/${time.slice(5, 7)}` : time.slice(11, 16);
    ticks.push({ share: (atMsOf(local) - first) / (last - first), label });
  }
  return ticks.filter(({ share }) => share > 0.02 && share < 0.98);
}
