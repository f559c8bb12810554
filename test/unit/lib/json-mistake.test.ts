import { jsonProblemInSpanish } from '../../../cli/texts/json-problem-in-spanish';
import { jsonProblem } from '../../../lib/settings/json-mistake';

test.each([
  ['', 'line 1: is not JSON: it is empty', 'línea 1: no es JSON: está vacío'],
  ['\n \n', 'line 1: is not JSON: it is empty', 'línea 1: no es JSON: está vacío'],
  ['{\n  "a": [1,', 'line 2: is not JSON: it ends too early', 'línea 2: no es JSON: termina antes de tiempo'],
  [
    '{\n  "a": 1\n  "b": 2\n}',
    'line 3: is not JSON: is a comma missing before "b":?',
    'línea 3: no es JSON: ¿falta una coma antes de "b":?',
  ],
  [
    '{\n  "a": 1,\n}',
    'line 2: is not JSON: is there a comma too many before }?',
    'línea 2: no es JSON: ¿sobra una coma antes de }?',
  ],
  ['{ "a": yes }', 'line 1: is not JSON: yes was not expected', 'línea 1: no es JSON: no se esperaba yes'],
])('%j', (text, english, spanish) => {
  expect(jsonProblem(text)).toBe(english);
  expect(jsonProblemInSpanish(english)).toBe(spanish);
});
