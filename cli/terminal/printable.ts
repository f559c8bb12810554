import { unsteered } from './steering';

const LONGEST_SHOWN = 200;

/** `text` on one line, without characters that steer a terminal, cut at 200 characters. */
export function printable(text: string): string {
  const safe = unsteered(onOneLine(text));
  const characters = [...safe];
  return characters.length <= LONGEST_SHOWN ? safe : `${characters.slice(0, LONGEST_SHOWN - 1).join('')}…`;
}

/** Line by line: a pattern for blanks around a line's end tries anew at each blank, and a text of blanks took seconds. */
function onOneLine(text: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  if (last === 0) return text;
  return lines
    .map((line, index) => (index === 0 ? line.trimEnd() : index === last ? line.trimStart() : line.trim()))
    .filter((line, index) => line !== '' || index === 0 || index === last)
    .join(' ⏎ ');
}
