/** What `jsonProblem` says, and how it reads in Spanish. */
const IN_SPANISH: readonly (readonly [RegExp, string])[] = [
  [/is not JSON: is there a comma too many before (.+)\?$/, 'no es JSON: ¿sobra una coma antes de $1?'],
  [/is not JSON: is a comma missing before (.+)\?$/, 'no es JSON: ¿falta una coma antes de $1?'],
  [/is not JSON: it is empty$/, 'no es JSON: está vacío'],
  [/is not JSON: it ends too early$/, 'no es JSON: termina antes de tiempo'],
  [/is not JSON: (.+) was not expected$/, 'no es JSON: no se esperaba $1'],
];

/** `problem` in Spanish, with what stands before it left as it is; null when it is none of `jsonProblem`. */
export function jsonProblemInSpanish(problem: string): string | null {
  const known = IN_SPANISH.find(([english]) => english.test(problem));
  return known === undefined ? null : problem.replace(/\bline (\d+): /, 'línea $1: ').replace(...known);
}
