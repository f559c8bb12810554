/** Near the 10,240 bytes that API Gateway takes of headers. */
const HUGE = 10_000;
const encoded = (text: string) => Buffer.from(text).toString('base64url');
const NO_ALGORITHM = encoded('{"alg":"none"}');

/** Malformed credentials that have fooled or broken some program. */
export const ODD_CREDENTIALS: readonly string[] = [
  ...['', ' ', 'Bearer', 'Bearer ', 'Basic', 'Basic ', 'Bearer x', 'Basic eDp4', 'Basic Og==', 'Basic =', 'Basic x=y'],
  ...[
    'Bearer null',
    'Bearer undefined',
    'Bearer [object Object]',
    'Bearer \u0000',
    'Bearer \ufffd\ufffd',
    'Bearer Ã±\u0080',
  ],
  ...[
    'Bearer .',
    'Bearer ..',
    'Bearer ...',
    'Bearer ....',
    'Bearer e30.e30.',
    'Bearer e30.e30.e30',
    'Bearer a.b.c.d.e',
  ],
  ...[`Bearer ${NO_ALGORITHM}.e30.`, `Bearer ${NO_ALGORITHM}.e30`, `Bearer ${encoded('{"alg":null,"kid":{}}')}.e30.AA`],
  `Bearer ${encoded('{"alg":"ES256","kid":"../../dev/null"}')}.e30.AAAA`,
  `Bearer ${encoded('{"alg":"RS256","alg":"none"}')}.e30.`,
  `Bearer ${encoded('['.repeat(HUGE / 2))}.e30.AAAA`,
  ...[
    `Bearer ${'x'.repeat(HUGE)}`,
    `Basic ${'A'.repeat(HUGE)}`,
    `Bearer ${'.'.repeat(HUGE)}`,
    `Bearer${' '.repeat(HUGE)}x`,
  ],
];

/** Malformed signatures. */
export const ODD_SIGNATURES: readonly string[] = [
  ...['', 'x', 'sha256=', 'sha256', 'sha1=0', 'md5=', '\ufffd', `sha256=${'0'.repeat(64)}`],
  ...[`sha256=${'g'.repeat(64)}`, `sha256=${'0'.repeat(HUGE)}`, '0'.repeat(64), `sha512=${'0'.repeat(128)}`],
];

/** Content types, of which some are JSON. */
export const CONTENT_TYPES: readonly string[] = [
  ...['application/json', 'APPLICATION/JSON; charset=utf-8', 'application/x+json; a=b', ' application/json '],
  ...[
    'text/plain',
    '',
    'application/jsonp',
    'text/json',
    'application/json, text/plain',
    `application/${'+'.repeat(HUGE)}json!`,
  ],
];
