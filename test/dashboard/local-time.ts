/** Mexico City, which has no daylight saving time. */
const OFFSET_MS = -6 * 60 * 60_000;

/** The time on a clock of the business as milliseconds, from which full hours and days can be counted. */
export function localMsOf(atMs: number): number {
  return atMs + OFFSET_MS;
}

/** The time at which a clock of the business shows `localMs`. */
export function atMsOf(localMs: number): number {
  return localMs - OFFSET_MS;
}

/** What a clock of the business shows, such as `2026-03-02T19:00:00.000`. */
export function localIsoOf(atMs: number): string {
  return new Date(localMsOf(atMs)).toISOString().replace('Z', '');
}
