/** Gives a number from 0 (inclusive) to 1 (exclusive). */
export type Chance = () => number;

/** A whole number from 0 to `below`, exclusive. */
export function integer(below: number, chance: Chance): number {
  return Math.floor(chance() * below);
}

/** One of `choices`. @throws RangeError when there are none */
export function pick<T>(choices: readonly T[], chance: Chance): T {
  const choice = choices[integer(choices.length, chance)];
  if (choice === undefined) throw new RangeError('there is nothing to pick from');
  return choice;
}
