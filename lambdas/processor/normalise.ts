/** `text` without accents: `mañana` and `manana` are the same word here, as on a phone's keyboard. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** `text` as rules compare it: no accents, lower case, single spaces, and no punctuation at either end. */
export function normalise(text: string): string {
  return comparable(withoutAccents(text));
}

/** The same of a text that has no accents any more. */
export function comparable(plain: string): string {
  return withoutPunctuationAround(plain.toLowerCase().replace(/\s+/gu, ' '));
}

const PUNCTUATION = /^[\s\p{P}]$/u;

/** By index: a pattern that looks for the end tries anew at each mark, which a text of nothing else turns into minutes. */
function withoutPunctuationAround(text: string): string {
  const characters = [...text];
  const first = characters.findIndex((character) => !PUNCTUATION.test(character));
  const last = characters.findLastIndex((character) => !PUNCTUATION.test(character));
  return characters.slice(first, last + 1).join('');
}
