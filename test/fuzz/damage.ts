/** One change of a text. */
export interface Damage {
  /** Where; counted around when the text is shorter. */
  readonly at: number;
  readonly how: 'replace' | 'insert' | 'remove' | 'double';
  /** What is put there. */
  readonly character: string;
}

/** Every way. */
export const DAMAGES: readonly Damage['how'][] = ['replace', 'insert', 'remove', 'double'];

/** No space: after the scheme, one more of them is no damage. */
export const DAMAGING_CHARACTERS: readonly string[] = [
  ...['A', 'a', '0', 'g', '=', '.', '-', '_', '+', '/', ':', ','],
  ...['\t', '\r\n', '\u0000', '\u007f', '\u00a0', 'é', '\ufffd', '\ud83d', '😀'],
];

/** `text` with the damage done; it may be as it was. */
export function damaged(text: string, damage: Damage | null): string {
  if (damage === null || text === '') return text;
  const at = damage.at % text.length;
  const [before, there, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const instead = { replace: damage.character, insert: damage.character + there, remove: '', double: there + there };
  return before + instead[damage.how] + after;
}
