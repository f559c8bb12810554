/** `text` without accents: `mañana` and `manana` are the same word here, as on a phone's keyboard. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** A text in the forms that rules compare. */
export interface Wording {
  /** Without accents. */
  readonly plain: string;
  /** Also in lower case, with single spaces. */
  readonly folded: string;
  /** Also without punctuation and emoji at either end; of nothing but emoji, these are left. */
  readonly core: string;
  /** The words alone, a space before and behind each; of no words, a space. */
  readonly words: string;
}

/** The forms of `text`. Each is made once for all rules, and in time that grows with the text alone. */
export function wordingOf(text: string): Wording {
  const plain = withoutAccents(text);
  const folded = plain.toLowerCase().replace(/\s+/gu, ' ');
  const core = trimmed(folded, EDGE) || trimmed(folded, PUNCTUATION);
  const words = ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `.replace('  ', ' ');
  return { plain, folded, core, words };
}

const PUNCTUATION = /^[\s\p{P}\p{Cf}]$/u;
const EDGE = /^[\s\p{P}\p{Cf}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{RI}]$/u;

/** By index: a pattern that looks for the end tries anew at each mark, which a text of nothing else turns into minutes. */
function trimmed(text: string, surplus: RegExp): string {
  const characters = [...text];
  const first = characters.findIndex((character) => !surplus.test(character));
  const last = characters.findLastIndex((character) => !surplus.test(character));
  return characters.slice(first, last + 1).join('');
}
