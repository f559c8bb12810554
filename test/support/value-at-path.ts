import fc from 'fast-check';
import { CommandError } from '../../cli/terminal/command';

/**
 * The one value that fast-check generates from `seed` and then shrinks to along `path`, as a failure tells them.
 *
 * @throws CommandError when there is none
 */
export async function valueAtPath<Value>(arbitrary: fc.Arbitrary<Value>, seed: number, path: string): Promise<Value> {
  // A property that fails ends at the first value; one that holds would go on with what is beside it.
  const property = fc.asyncProperty<[Value]>(arbitrary, async () => false);
  const found = await fc.check(property, { seed, path, numRuns: 1, endOnFailure: true }).catch(() => undefined);
  if (!found?.counterexample) {
    throw new CommandError('usage', `With --seed ${seed} there is nothing at --path ${path}.`);
  }
  return found.counterexample[0];
}
