import { parseReplies } from '../../../lambdas/processor/replies';
import { shadowedRules } from '../../../lib/settings/shadowed-rules';

const shadowedIn = (...conditions: readonly object[]) =>
  shadowedRules(parseReplies({ rules: conditions.map((rule) => ({ ...rule, text: 'x' })), fallback: 'x' }).rules);

test.each([
  [{ equals: 'hola' }, { equals: ['¡Hola!'] }],
  [{ contains: 'precio' }, { equals: '¿precio?' }],
  [{ contains: 'precio' }, { contains: ['el precio', 'precio de mayoreo'] }],
  [{ contains: 'precio' }, { startsWith: 'precio hoy' }],
  [{ contains: 'precio', anywhere: true }, { contains: 'precios' }],
  [{ contains: 'a-b', anywhere: true }, { equals: 'un a-b' }],
  [{ contains: '👍' }, { equals: '👍👍' }],
  [{ startsWith: 'buenas' }, { equals: 'buenas tardes' }],
  [{ startsWith: 'buenas' }, { startsWith: ['buenas tardes', 'buenas noches'] }],
  [{ matches: '\\bcita\\b' }, { matches: '\\bcita\\b' }],
])('above %j, %j never answers', (above, below) => {
  expect(shadowedIn(above, below)).toEqual([{ rule: 1, above: [0] }]);
});

test.each([
  [{ equals: 'hola' }, { contains: 'hola' }],
  [{ equals: 'hola' }, { equals: ['hola', 'buenas'] }],
  [{ contains: 'precio' }, { contains: 'precio', anywhere: true }],
  [{ contains: 'precio' }, { equals: 'precios' }],
  [{ contains: 'a b', anywhere: true }, { contains: 'a-b' }],
  [{ startsWith: 'buenas' }, { contains: 'buenas tardes' }],
  [{ startsWith: 'buenas' }, { equals: 'muy buenas' }],
  [{ matches: 'cita' }, { contains: 'cita' }],
  [{ matches: 'cita' }, { matches: 'citas' }],
])('above %j, %j answers', (above, below) => {
  expect(shadowedIn(above, below)).toEqual([]);
});

test('several rules may answer instead of one', () => {
  expect(
    shadowedIn(
      { equals: 'no' },
      { contains: 'precio' },
      { startsWith: 'hola' },
      { equals: ['hola a todos', 'precio'] },
    ),
  ).toEqual([{ rule: 3, above: [1, 2] }]);
});
