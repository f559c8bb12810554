import type { ProblemReasons } from '../../../lib/settings/problem';

/** British, so that no comma stands before "or". */
const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const WHY_NEEDED = {
  anyIssuer: 'otherwise a token of any issuer would do that signs with a key of the set',
  anyAudience: 'otherwise a token that was issued for another service would do',
  httpsOnly: 'the domain answers HTTPS only',
  forDomain: 'a certificate is for a domain',
};

const WHAT_HELPS = {
  noHandoff: 'give the rule "handoff": true, or say it otherwise',
  fallbackIsAnswer: 'take "fallbackWaits": false away, or say it otherwise',
  silent: 'whoever wants no more messages waits for nobody; say it otherwise',
};

const reasons: { readonly [Code in keyof ProblemReasons]: (values: ProblemReasons[Code]) => string } = {
  unknownSetting: ({ name, near }) => `unknown setting "${name}"${near ? `; did you mean "${near}"?` : ''}`,
  misplacedSetting: ({ name, into }) => `"${name}" belongs into "${into}"`,
  neededBy: ({ name, because }) => `is missing; with ${name} it must be set: ${WHY_NEEDED[because]}`,
  jwtOnly: () => 'is for auth "jwt" only',
  neverGoesOff: () => 'must leave an hour of the longest of businessHours: otherwise it never goes off',
  certificateRegion: ({ certificateRegion, stackRegion }) =>
    `the certificate is in ${certificateRegion}, and the stack goes to ${stackRegion} (AWS_REGION or the AWS profile says so); the two must be the same`,

  name: () => 'must have 1 to 20 of: a-z, 0-9',
  wholeNumber: ({ min, max }) => `must be a whole number from ${min} to ${max}`,
  multipleOf: ({ step }) => `must be a multiple of ${step}`,
  trueOrFalse: () => 'must be true or false',
  oneOfWords: ({ words }) => `must be ${EITHER.format(words.map((word) => `"${word}"`))}`,
  oneOfNumbers: ({ numbers }) => `must be one of ${numbers.join(', ')}`,
  url: () => 'must be a URL',
  https: () => 'must start with https://',
  bucketUrl: () => 'must be a bucket, and a folder in it or none, such as s3://my-bucket/folder',
  httpsOrLoopback: () => 'must start with https:// (http:// only on localhost, 127.0.0.0/8 or [::1])',
  noCredentials: () => 'must have no credentials',
  noExtras: () => 'must have no credentials, query or fragment',
  email: () => 'must be an e-mail address',
  hostName: () => 'must be a full host name in lower case, such as webhook.example.com',
  certificateArn: () => 'must be the ARN of an ACM certificate: arn:aws:acm:<region>:<account>:certificate/<id>',
  businessHours: () => 'must look like "mon-fri 09:00-18:00, sat 10:00-14:00", each from an earlier to a later time',
  timeZone: () => 'must be a time zone of the IANA database, such as America/Mexico_City',
  rangeList: () => 'must be a list of addresses and ranges, or a text with commas between them',
  mostRanges: ({ most }) => `must not have more than ${most} addresses and ranges`,
  range: ({ range }) => `"${range}" is no IPv4 or IPv6 address or range, such as 203.0.113.0/24`,
  rangeBits: ({ range, most }) => `"${range}" has a prefix of more than ${most} bits`,
  rangeOfAll: ({ range }) => `"${range}" would let everybody in; for that, leave allowedIps empty`,
  rangeOfIpv4: ({ range }) => `"${range}" must be written as an IPv4 address`,
  rangeStart: ({ range }) => `"${range}" must begin with the first address of its range`,

  cannotRead: ({ file }) => `cannot be read (${file})`,
  notUtf8: () => 'is not UTF-8: save it with the encoding UTF-8',
  notJson: () => 'is not JSON',
  jsonEmpty: () => 'is not JSON: it is empty',
  jsonEndsEarly: () => 'is not JSON: it ends too early',
  jsonSurplusComma: ({ before }) => `is not JSON: is there a comma too many before ${before}?`,
  jsonMissingComma: ({ before }) => `is not JSON: is a comma missing before ${before}?`,
  jsonLineBreak: () =>
    'is not JSON: a text does not end on its line. Is a quotation mark missing? A line break inside a text is written \\n',
  jsonTab: () => 'is not JSON: a text has a tab in it; write a space, or \\t',
  jsonBackslash: ({ found }) => `is not JSON: a backslash is written twice: \\${found} instead of ${found}`,
  jsonUnexpected: ({ found }) => `is not JSON: ${found} was not expected`,

  missing: () => 'is missing',
  unknownKey: ({ near }) => `is not known here${near ? `; did you mean ${near}?` : ''}`,
  object: () => 'must be an object',
  ruleList: () => 'must be a list of rules',
  oneCondition: ({ names }) => `must have exactly one of ${names.join(', ')}`,
  text: () => 'must be text',
  textOrTexts: () => 'must be text, or a list of texts',
  patternOrPatterns: () => 'must be a regular expression, or a list of them',
  pattern: () => 'must be a regular expression of RE2 (no look-ahead, no back-references)',
  anywhere: () => 'is for a rule with "contains" only',
  silentHandoff: () =>
    'must not have both "handoff" and "silent": true: whoever wants no more messages does not wait for a person',
  backspace: () => 'has \\b with one backslash, which is a backspace in JSON; the end of a word is \\\\b, with two',
  word: () => 'must hold a word',
  empty: () => 'must not be empty',
  emptyList: () => 'must not be an empty list',
  neverFits: ({ above }) =>
    `never answers: whatever fits it is answered by rule ${above.map((number) => `#${number}`).join(', ')} above it`,
  promise: ({ phrase, because }) =>
    `promises a person or a later answer ("${phrase}"), and nobody will know that the customer waits: ${WHAT_HELPS[because]}`,
  noWayBack: () => 'makes the bot silent, and no rule has "silent": false: customers have no word that brings it back',
  mostCharacters: ({ most }) => `must have at most ${most} characters`,
};

/** What is wrong with settings, replies and JSON, and where, in English. */
export const problems = { option: 'option', line: (line: number) => `line ${line}`, reasons };
