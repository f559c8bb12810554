/** A string in a JSON text that is a value, or an element of a list. */
export interface JsonString {
  /** The member that holds it, or holds the list that it is in. */
  readonly key: string;
  readonly value: string;
}

const STRING = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?/gs;

/** Every string value in `json`, which may be cut, or no JSON at all. */
export function stringsIn(json: string): JsonString[] {
  const found: JsonString[] = [];
  replaceStrings(json, (string) => {
    found.push(string);
    return string.value;
  });
  return found;
}

/** The same text with other string values; what stays the same keeps its spelling. */
export function replaceStrings(json: string, replace: (string: JsonString) => string): string {
  let key = '';
  return json.replace(STRING, (token: string, escaped: string, colon: string | undefined) => {
    const value = unescaped(escaped);
    if (colon !== undefined) {
      key = value;
      return token;
    }
    const other = replace({ key, value });
    return other === value ? token : JSON.stringify(other);
  });
}

function unescaped(escaped: string): string {
  try {
    return String(JSON.parse(`"${escaped}"`));
  } catch {
    return escaped;
  }
}
