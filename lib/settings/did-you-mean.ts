const MAX_TYPING_ERRORS = 2;

/** The candidate that `name` is most likely a misspelling of (at most two wrong letters, case aside), if there is one. */
export function didYouMean(name: string, candidates: readonly string[]): string | undefined {
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= MAX_TYPING_ERRORS && distance < candidate.length / 2)
    .sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

/** Levenshtein distance: how many letters to insert, delete or replace to turn `from` into `to`. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
