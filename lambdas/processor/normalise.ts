/** `text` without accents: `mañana` and `manana` are the same word here, as on a phone's keyboard. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** `text` as rules compare it: no accents, lower case, single spaces, and no punctuation at either end. */
export function normalise(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}
