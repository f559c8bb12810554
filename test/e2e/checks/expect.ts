/** @throws with `what` and both values when they differ */
export function expectEqual<T>(what: string, found: T, expected: T): void {
  if (Object.is(found, expected)) return;
  throw new Error(`${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

/** @throws with `what` when the list is not empty */
export function expectNone(what: string, found: readonly string[]): void {
  if (found.length > 0) throw new Error(`${what}: ${found.join(', ')}`);
}
