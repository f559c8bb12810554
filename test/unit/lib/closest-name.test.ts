import { closestName } from '../../../lib/settings/closest-name';

test.each([
  ['mesage', 'message'],
  ['brust', 'burst'],
  ['forget', 'forged'],
  ['rnus', 'runs'],
])('%s was meant as %s', (given, name) => {
  expect(closestName(given, ['message', 'burst', 'forged', 'runs'])).toBe(name);
});

test.each(['', 'x', 'something else'])('"%s" is near to nothing', (given) => {
  expect(closestName(given, ['message', 'id'])).toBeUndefined();
});
