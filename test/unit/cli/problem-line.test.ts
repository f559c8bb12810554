import { problemLine } from '../../../cli/terminal/problem-line';
import { textsIn } from '../../../cli/texts/texts';
import type { Reason } from '../../../lambdas/shared/reasons';
import type { Problem, ProblemReasons, Where } from '../../../lib/settings/problem';

const BECAUSE = ['anyIssuer', 'anyAudience', 'httpsOnly', 'forDomain'] as const;
const near = { name: 'throtleRate', near: 'throttleRate' };

type WithValues = { [Code in keyof ProblemReasons]: keyof ProblemReasons[Code] extends never ? never : Code };

/** Values of every reason that has some; the compiler misses none. */
const SAMPLES: { readonly [Code in WithValues[keyof ProblemReasons]]: readonly ProblemReasons[Code][] } = {
  unknownSetting: [{ name: 'colour' }, near],
  misplacedSetting: [{ name: 'waf', into: 'whatz' }],
  neededBy: BECAUSE.map((because) => ({ name: 'jwksUrl', because })),
  certificateRegion: [{ certificateRegion: 'eu-west-1', stackRegion: 'us-east-1' }],
  wholeNumber: [{ min: 17, max: 23 }],
  multipleOf: [{ step: 17 }],
  oneOfWords: [{ words: ['bearer', 'basic', 'none'] }],
  oneOfNumbers: [{ numbers: [17, 23, 3653] }],
  mostRanges: [{ most: 17 }],
  range: [{ range: 'nowhere' }],
  rangeBits: [{ range: '203.0.113.0/33', most: 32 }],
  rangeOfAll: [{ range: '0.0.0.0/0' }],
  rangeOfIpv4: [{ range: '::ffff:1.2.3.4' }],
  rangeStart: [{ range: '203.0.113.7/24' }],
  cannotRead: [{ file: '/somewhere/replies.json' }],
  jsonSurplusComma: [{ before: '}' }],
  jsonMissingComma: [{ before: '"next":' }],
  jsonBackslash: [{ found: '\\d' }],
  neverFits: [{ above: [2] }, { above: [1, 3] }],
  jsonUnexpected: [{ found: 'yes' }],
  unknownKey: [{}, { near: 'equals' }],
  oneCondition: [{ names: ['equals', 'matches'] }],
  promise: (['noHandoff', 'fallbackIsAnswer', 'silent'] as const).map((because) => ({ phrase: 'en breve', because })),
  mostCharacters: [{ most: 17 }],
};

const [en, es] = [textsIn('en').problems, textsIn('es').problems];
const reasons = Object.keys(en.reasons).flatMap((code) =>
  (code in SAMPLES ? SAMPLES[code as keyof typeof SAMPLES] : [{}]).map(
    (values) => ({ code, values }) as Reason<ProblemReasons>,
  ),
);
const HERE: Where = { in: 'settings', path: ['setting'] };

test.each(reasons)('$code has words in both languages, and no value of $values is lost', (reason) => {
  const { because: _worded, ...shown } = { because: '', ...reason.values };
  const values = Object.values<string | number | readonly (string | number)[]>(shown).flat();
  for (const texts of [en, es]) {
    const line = problemLine({ ...reason, where: HERE }, texts);
    expect(line).toMatch(/^setting: ./);
    for (const value of values) expect(line).toContain(String(value));
  }
});

test('no two reasons read alike, and none is the same in both languages', () => {
  const lines = [en, es].flatMap((texts) => reasons.map((reason) => problemLine({ ...reason, where: HERE }, texts)));
  expect(new Set(lines).size).toBe(2 * reasons.length);
});

const missing = (where: Where): Problem => ({ code: 'missing', where, values: {} });

test.each<[Where, string, string]>([
  [{ in: 'settings', path: ['allowedIps', 1] }, 'allowedIps #2: ', 'allowedIps #2: '],
  [{ in: 'option -c', path: [] }, 'option -c: ', 'opción -c: '],
  [{ in: 'environment', path: ['PORT'] }, 'PORT ', 'PORT '],
  [{ in: 'cdk.json', path: ['whatz'] }, 'cdk.json, "whatz": ', 'cdk.json, "whatz": '],
  [{ in: 'cdk.json', path: [], line: 4 }, 'cdk.json: line 4: ', 'cdk.json: línea 4: '],
  [
    { in: 'replies.json', path: ['rules', 0, 'text'] },
    'replies.json: rules #1 text: ',
    'replies.json: rules #1 text: ',
  ],
  [{ in: 'replies.json', path: [], line: 4 }, 'replies.json: line 4: ', 'replies.json: línea 4: '],
  [{ in: 'replies.json', path: [] }, 'replies.json: ', 'replies.json: '],
])('%j is told before what is wrong', (where, english, spanish) => {
  expect(problemLine(missing(where), en)).toBe(`${english}is missing`);
  expect(problemLine(missing(where), es)).toBe(`${spanish}falta`);
});
