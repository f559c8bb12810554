import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repliesProblemInSpanish } from '../../../cli/texts/replies-problems';
import { checkReplies } from '../../../lib/settings/check-replies';

const directory = mkdtempSync(join(tmpdir(), 'whatz-replies-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function problemsOf(text: string | Buffer): readonly string[] {
  const path = join(directory, 'replies.json');
  writeFileSync(path, text);
  return checkReplies(path);
}

const rule = (fields: object) => JSON.stringify({ rules: [fields], fallback: 'x' });

test.each([
  [rule({ text: 'x' }), 'replies.json: rules #1: debe tener exactamente una de estas: '],
  [rule({ equals: 'a' }), 'replies.json: rules #1 text: falta'],
  [rule({ equals: 'a', text: 7 }), 'replies.json: rules #1 text: debe ser un texto'],
  [rule({ equals: 'a', text: ' ' }), 'replies.json: rules #1 text: no debe estar vacío'],
  [
    rule({ equals: 'a', text: 'x'.repeat(5000) }),
    'replies.json: rules #1 text: debe tener como máximo 4096 caracteres',
  ],
  [rule({ equals: 7, text: 'x' }), 'replies.json: rules #1 equals: debe ser un texto o una lista de textos'],
  [rule({ equals: [], text: 'x' }), 'replies.json: rules #1 equals: no debe ser una lista vacía'],
  [rule({ equals: '', text: 'x' }), 'replies.json: rules #1 equals: debe tener una palabra'],
  [
    rule({ matches: 7, text: 'x' }),
    'replies.json: rules #1 matches: debe ser una expresión regular o una lista de ellas',
  ],
  [
    rule({ matches: '(', text: 'x' }),
    'replies.json: rules #1 matches: debe ser una expresión regular de RE2 (sin look-ahead ni referencias hacia atrás)',
  ],
  [rule({ equal: 'a', text: 'x' }), 'replies.json: rules #1 equal: no existe esa clave; ¿quisiste decir equals?'],
  [rule({ odd: 'a', text: 'x' }), 'replies.json: rules #1 odd: no existe esa clave'],
  ['{"rules": 7, "fallback": "x"}', 'replies.json: rules: debe ser una lista de reglas'],
  ['[]', 'replies.json: '],
  ['{\n"rules": [,\n', 'replies.json: línea 2: no es JSON: no se esperaba ,'],
  ['{\n"rules": [\n  { "text": "" },\n ]\n}', 'replies.json: línea 3: no es JSON: ¿sobra una coma antes de ]?'],
  ['{\n"rules": [],\n}\n', 'replies.json: línea 2: no es JSON: ¿sobra una coma antes de }?'],
  ['{\n"rules": []\n"fallback": ""}', 'replies.json: línea 3: no es JSON: ¿falta una coma antes de "fallback":?'],
  ['{\n"rules": [\n', 'replies.json: línea 2: no es JSON: termina antes de tiempo'],
  ['', 'replies.json: línea 1: no es JSON: está vacío'],
])('%s is told in Spanish', (text, problem) => {
  const problems = problemsOf(text);
  const spanish = problems.map(repliesProblemInSpanish);

  expect(spanish).toContainEqual(expect.stringContaining(problem));
  for (const [index, line] of spanish.entries()) expect(line).not.toBe(problems[index]);
});

test('a file that is not there is told in Spanish', () => {
  const [problem = ''] = checkReplies(join(directory, 'none.json'));

  expect(repliesProblemInSpanish(problem)).toMatch(/^replies\.json: no se puede leer \(/);
});

test('a problem that is not known stays as it is', () => {
  expect(repliesProblemInSpanish('replies.json: is odd')).toBe('replies.json: is odd');
});

test('a file that is no UTF-8 is refused, in Spanish too, before customers get broken letters', () => {
  const problems = problemsOf(Buffer.from('{"rules":[],"fallback":"atención"}', 'latin1'));
  expect(problems).toEqual(['replies.json: is not UTF-8: save it with the encoding UTF-8']);
  expect(problems.map(repliesProblemInSpanish)).toEqual([
    'replies.json: no está en UTF-8: guárdalo con la codificación UTF-8',
  ]);
});
