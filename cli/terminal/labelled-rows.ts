/** Rows of a label and a value, the values one below the other; `dress` styles the label. */
export function labelledRows(
  rows: readonly (readonly [label: string, value: string])[],
  dress: (label: string) => string = (label) => label,
): readonly string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${dress(label.padEnd(width))}  ${value}`);
}
