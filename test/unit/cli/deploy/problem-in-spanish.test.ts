import { problemInSpanish } from '../../../../cli/texts/problem-in-spanish';
import { checkCertificateRegion } from '../../../../lib/settings/custom-domain';
import { readSettings } from '../../../../lib/settings/settings';
import { settingsSchema } from '../../../../lib/settings/settings-schema';

const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/12345678';

function problemsOf(settings: Readonly<Record<string, unknown>>): readonly string[] {
  const result = readSettings(settings);
  return result.ok ? [] : result.problems;
}

/** Every setting at odds with what it must be, in several ways, and those that do not fit together. */
const problems = [
  ...[
    7.5,
    'no good',
    'http://example.com',
    'https://user:password@example.com',
    [7],
    Array(101).fill('203.0.113.7'),
  ].flatMap((value) =>
    problemsOf({ whatz: Object.fromEntries(Object.keys(settingsSchema.entries).map((name) => [name, value])) }),
  ),
  ...['nowhere', '0.0.0.0/0', '203.0.113.7/24', '203.0.113.0/33', '::ffff:1.2.3.4'].flatMap((allowedIps) =>
    problemsOf({ allowedIps }),
  ),
  ...problemsOf({ auth: 'jwt', jwksUrl: 'https://example.com/keys' }),
  ...problemsOf({ jwtIssuer: 'x' }),
  ...problemsOf({ domainName: 'webhook.example.com' }),
  ...problemsOf({ certificateArn: CERTIFICATE }),
  ...problemsOf({ businessHours: 'mon 09:00-10:00', alarmSilenceMinutes: '120' }),
  ...problemsOf({ alarmSilenceMinutes: '7' }),
  ...problemsOf({ throtleRate: '1', whatz: { colour: 1 } }),
  ...problemsOf({ whatz: 7 }),
  ...checkCertificateRegion(CERTIFICATE, 'us-east-1'),
];

test('every problem of the settings has its words in Spanish', () => {
  expect(new Set(problems).size).toBeGreaterThan(60);
  expect([...new Set(problems)].filter((problem) => problemInSpanish(problem) === problem)).toEqual([]);
  expect(problems.map(problemInSpanish).filter((problem) => /\b(must|with|the|is)\b/.test(problem))).toEqual([]);
});

test.each([
  [
    'option -c: unknown setting "throtleRate"; did you mean "throttleRate"?',
    'opción -c: no existe el ajuste "throtleRate"; ¿quisiste decir "throttleRate"?',
  ],
  ['waf: must be true or false', 'waf: debe ser true o false'],
  ['replies.json: rules #1 text: is missing', 'replies.json: rules #1 text: falta'],
  ['something new: must be odd', 'something new: must be odd'],
])('%s', (english, spanish) => {
  expect(problemInSpanish(english)).toBe(spanish);
});
