import fc from 'fast-check';
import { valueAtPath } from '../../support/value-at-path';

const numbers = fc.array(fc.nat());

test('it is what a failure was about, before and after it was shrunk', async () => {
  for (const endOnFailure of [true, false]) {
    const property = fc.property(numbers, (list) => list.length < 3);
    const { counterexample, counterexamplePath } = fc.check(property, { seed: 7, endOnFailure });
    const [found] = counterexample ?? [];
    expect(found?.length).toBeGreaterThanOrEqual(3);
    expect(await valueAtPath(numbers, 7, counterexamplePath ?? '')).toEqual(found);
  }
});

test('a place where nothing is, is a mistake in the command line', async () => {
  await expect(valueAtPath(numbers, 7, '0:99999')).rejects.toMatchObject({
    code: 'usage',
    message: 'With --seed 7 there is nothing at --path 0:99999.',
  });
});
