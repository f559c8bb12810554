const LONGEST_SHOWN = 200;

// Control characters and bidirectional overrides: a stranger's text must not steer the terminal or reorder the line.
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** `text` on one line, without characters that steer a terminal, cut at 200 characters. */
export function printable(text: string): string {
  const safe = text.replaceAll(/\s*\n\s*/g, ' ⏎ ').replaceAll(UNSAFE, '�');
  const characters = [...safe];
  return characters.length <= LONGEST_SHOWN ? safe : `${characters.slice(0, LONGEST_SHOWN - 1).join('')}…`;
}
