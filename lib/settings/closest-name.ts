import { distance } from 'fastest-levenshtein';

/** Two slips of the keyboard. */
const MOST_EDITS = 2;

/** The one of `names` that was most likely meant by `given`, if one is near; case does not count. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  return names
    .map((name) => ({ name, edits: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= Math.min(MOST_EDITS, name.length / 2))
    .sort((a, b) => a.edits - b.edits)[0]?.name;
}
