/**
 * What steers a terminal or reorders a line: control characters (C0, DEL, C1), line separators, and the marks, embeddings,
 * overrides and isolates of bidirectional text.
 *
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
const STEERING = String.raw`\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069`;
const EVERY = new RegExp(`[${STEERING}]`, 'gu');
/** All but line feed and tab, which our own lines have, and the colours of `Paint`. */
const FOREIGN = new RegExp(String.raw`\u001b\[[0-9;]*m|(?![\n\t])[${STEERING}]`, 'gu');

const INSTEAD = '�';

/** `text` with a mark in place of everything that steers. */
export function unsteered(text: string): string {
  return text.replaceAll(EVERY, INSTEAD);
}

/** A line of ours as it may go to a terminal, whoever wrote parts of it: colours, tabs and line feeds stay. */
export function writable(line: string): string {
  return line.replaceAll(FOREIGN, (found) => (found.length > 1 ? found : INSTEAD));
}

/** `value` as JSON in which everything that steers is escaped, so that it is the same value and harmless to look at. */
export function jsonText(value: unknown, indent = 0): string {
  const json = JSON.stringify(value, undefined, indent);
  return json.replaceAll(EVERY, (found) => (found === '\n' ? found : `\\u${hexOf(found)}`));
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}
