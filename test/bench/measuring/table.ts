import { median } from './percentiles';

/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  /** How it compares to the first line of its section. */
  readonly ratio?: string;
}

/** What was measured together. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What must be known to read the figures rightly. */
  readonly notes: readonly string[];
}

const HEADINGS = ['', 'figure', 'ratio'] as const;

/**
 * How `measured` compares to `base`: each pair of the same turn by itself, since a busy machine slows both, and the median of
 * them.
 */
export function comparedRow(what: string, measured: readonly number[] = [], base: readonly number[] = []): Row {
  const ratios = measured.map((value, turn) => value / (base[turn] ?? Number.NaN));
  return { what, figure: '', ratio: times(median(ratios), 1) };
}

/** All sections as one table, aligned for a terminal. */
export function textTable(sections: readonly Section[]): string {
  const rows = sections.flatMap(({ rows }) => rows);
  const widths = [
    Math.max(...rows.map(({ what }) => what.length)) + 2,
    Math.max(HEADINGS[1].length, ...rows.map(({ figure }) => figure.length)),
    Math.max(HEADINGS[2].length, ...rows.map(({ ratio = '' }) => ratio.length)),
  ] as const;
  const line = (what: string, figure: string, ratio: string) =>
    `${what.padEnd(widths[0])}  ${figure.padStart(widths[1])}  ${ratio.padStart(widths[2])}`.trimEnd();
  const lines = sections.flatMap(({ title, rows }) => [
    '',
    title,
    ...rows.map(({ what, figure, ratio = '' }) => line(`  ${what}`, figure, ratio)),
  ]);
  return [line(...HEADINGS), ...lines, '', ...notesOf(sections, '- ')].join('\n');
}

/** All sections as one table in Markdown, with the notes below. */
export function markdownTable(sections: readonly Section[]): string {
  const line = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = sections.flatMap(({ title, rows }) => [
    line(`**${title}**`, '', ''),
    ...rows.map(({ what, figure, ratio = '' }) => line(what, figure, ratio)),
  ]);
  return [line(...HEADINGS), '| --- | ---: | ---: |', ...lines, '', ...notesOf(sections, '- ')].join('\n');
}

function notesOf(sections: readonly Section[], bullet: string): string[] {
  return sections.flatMap(({ notes }) => notes.map((note) => `${bullet}${note}`));
}

/** `42 ms`, with a decimal below 100 and two below 10. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

/** `3.2 ×`. */
export function times(value: number, base: number): string {
  return `${(value / base).toFixed(2)} ×`;
}
