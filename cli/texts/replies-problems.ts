import { jsonProblemInSpanish } from './json-problem-in-spanish';

/** The problems that `replies.json` can have, and how they read in Spanish. Names of fields stay. */
const IN_SPANISH: readonly (readonly [RegExp, string])[] = [
  [/must be text, or a list of texts$/, 'debe ser un texto o una lista de textos'],
  [/must be text$/, 'debe ser un texto'],
  [/must be a regular expression, or a list of them$/, 'debe ser una expresión regular o una lista de ellas'],
  [
    /must be a regular expression of RE2 \(no look-ahead, no back-references\)$/,
    'debe ser una expresión regular de RE2 (sin look-ahead ni referencias hacia atrás)',
  ],
  [/must not be empty$/, 'no debe estar vacío'],
  [/must not be an empty list$/, 'no debe ser una lista vacía'],
  [/must hold a word$/, 'debe tener una palabra'],
  [/must have at most ([\d,]+) characters$/, 'debe tener como máximo $1 caracteres'],
  [/must have exactly one of (.+)$/, 'debe tener exactamente una de estas: $1'],
  [/must be a list of rules$/, 'debe ser una lista de reglas'],
  [/must be an object$/, 'debe ser un objeto'],
  [/is not known here; did you mean (.+)\?$/, 'no existe esa clave; ¿quisiste decir $1?'],
  [/is not known here$/, 'no existe esa clave'],
  [/is missing$/, 'falta'],
  [/is not UTF-8: save it with the encoding UTF-8$/, 'no está en UTF-8: guárdalo con la codificación UTF-8'],
  [/cannot be read/, 'no se puede leer'],
];

/** `problem` of `replies.json` in Spanish; one that is not known stays as it is. */
export function repliesProblemInSpanish(problem: string): string {
  const known = IN_SPANISH.find(([english]) => english.test(problem));
  if (known === undefined) return jsonProblemInSpanish(problem) ?? problem;
  return problem.replace('the file: ', 'el archivo: ').replace(...known);
}
