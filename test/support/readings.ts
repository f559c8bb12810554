/** Beginning that tells a text from random bytes: a digest that happens to be base64 is not decoded. */
const TEXT = /^[^\p{Cc}\ufffd]{12}/u;
const BASE64 = /[A-Za-z0-9+/_-]{16,}/g;
const HEX = /(?:[0-9a-f]{2} ?){12,}/gi;
const PERCENT = /(?:%[0-9a-f]{2})+/gi;
const ESCAPE = /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis;
/** JSON within JSON within JSON. */
const ESCAPED_AT_MOST_TIMES = 3;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** `output` as it is, and as it is without escapes; and the texts in it that are written in base64, hex or percent signs. */
export function readingsOf(output: string): string[] {
  return [
    ...withoutEscapes(output),
    ...withoutEscapes(decodedRuns(output, BASE64, 'base64url')),
    ...withoutEscapes(decodedRuns(output, HEX, 'hex')),
    output.replace(PERCENT, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')),
  ];
}

function withoutEscapes(output: string): string[] {
  const readings = [output];
  while (readings.length <= ESCAPED_AT_MOST_TIMES && readings.at(-1)?.includes('\\')) {
    readings.push((readings.at(-1) ?? '').replace(ESCAPE, escapedCharacter));
  }
  return readings;
}

function escapedCharacter(_match: string, unit?: string, byte?: string, character = ''): string {
  const code = unit ?? byte;
  return code === undefined ? (CONTROLS[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16));
}

/** `base64url` reads base64 too. */
function decodedRuns(output: string, run: RegExp, encoding: 'base64url' | 'hex'): string {
  const texts = [...output.matchAll(run)].map(([text]) =>
    Buffer.from(text.replaceAll(' ', ''), encoding).toString('utf8'),
  );
  return texts.filter((text) => TEXT.test(text)).join('\n');
}
