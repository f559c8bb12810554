/** Two slips of the keyboard. */
const MOST_EDITS = 2;

/** The name that was most likely meant by `given`, if one is near. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, edits: editsBetween(given, name) })).sort((a, b) => a.edits - b.edits);
  const [closest] = ranked;
  return closest !== undefined && closest.edits <= MOST_EDITS && closest.edits < closest.name.length
    ? closest.name
    : undefined;
}

/** Levenshtein distance: letters to insert, delete or replace. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...from].entries()) {
    const above = row;
    row = [line + 1];
    for (const [column, other] of [...to].entries()) {
      const [diagonal = 0, up = 0, left = 0] = [above[column], above[column + 1], row[column]];
      row.push(Math.min(diagonal + (letter === other ? 0 : 1), up + 1, left + 1));
    }
  }
  return row[to.length] ?? 0;
}
