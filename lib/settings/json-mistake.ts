/** The first mistake in a text that is no JSON. */
export interface JsonMistake {
  /** Counted from 1. */
  readonly line: number;
  readonly what: string;
}

/** Where an editor would mark `text`, which `JSON.parse` refuses, and what is wrong there. Node tells neither in every version. */
export function jsonMistake(text: string): JsonMistake {
  if (text.trim() === '') return { line: 1, what: 'it is empty' };
  const at = firstBadCharacter(text);
  if (at === undefined) return { line: lineOf(text, text.trimEnd().length), what: 'it ends too early' };
  const before = text.slice(0, at).trimEnd();
  const found = /^\S{1,20}/.exec(text.slice(at))?.[0] ?? '';
  if (before.endsWith(',') && /^[\]}]/.test(found)) {
    return { line: lineOf(text, before.length - 1), what: `is there a comma too many before ${found.slice(0, 1)}?` };
  }
  const isCommaMissing = refusalOf(text.slice(0, at + 1)).startsWith("Expected ',' or");
  const what = isCommaMissing ? `is a comma missing before ${found}?` : `${found} was not expected`;
  return { line: lineOf(text, at), what };
}

/** {@link jsonMistake} as one line of text. */
export function jsonProblem(text: string): string {
  const { line, what } = jsonMistake(text);
  return `line ${line}: is not JSON: ${what}`;
}

/** The shortest beginning of `text` that no end could make JSON ends with it. Undefined when `text` only lacks its end. */
function firstBadCharacter(text: string): number | undefined {
  if (!isBroken(text)) return undefined;
  let [sound, broken] = [0, text.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (isBroken(text.slice(0, middle))) broken = middle;
    else sound = middle;
  }
  return broken - 1;
}

function isBroken(beginning: string): boolean {
  const refusal = refusalOf(beginning);
  if (refusal === '' || /end of JSON input|Unterminated string/.test(refusal)) return false;
  const position = /at position (\d+)/.exec(refusal)?.[1];
  // What is complained of is that there is no more.
  return position === undefined || Number(position) < beginning.length;
}

function refusalOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
