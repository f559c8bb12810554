const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 };

/** Milliseconds of a duration such as `30s`, `15m`, `2h` or `3d`; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text.trim()) ?? [];
  const unitMs = UNIT_MS[unit];
  return unitMs === undefined ? undefined : Number(digits) * unitMs;
}

/** A duration in its largest whole unit: `45s`, `12m`, `3h`, `2d`. */
export function showDuration(milliseconds: number): string {
  const [unit, unitMs] = Object.entries(UNIT_MS).findLast(([, size]) => milliseconds >= size) ?? ['s', 1_000];
  return `${Math.floor(milliseconds / unitMs)}${unit}`;
}
