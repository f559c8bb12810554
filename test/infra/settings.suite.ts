import { readSettings } from '../../lib/settings/settings';
import { stackId } from '../../lib/settings/stack-id';
import { cdkJsonContext } from '../support/synthesise';
import { problemsOf } from '../support/worded-problems';
import { ALARM_DEFAULTS } from './alarm-defaults';

const DEFAULTS = {
  stage: 'prod',
  sendApiUrl: 'https://api.whatzmeapi.com',
  auth: 'bearer',
  previousSecretHours: 24,
  allowedIps: [],
  waf: true,
  throttleRate: 200,
  throttleBurst: 1_000,
  logRetentionDays: 30,
  lambdaReports: false,
  keepData: false,
  processorConcurrency: 5,
  ...ALARM_DEFAULTS,
};

const WITHOUT_DEFAULT = [
  'line',
  'alarmEmail',
  'runbookUrl',
  'deadLetterArchive',
  'jwtIssuer',
  'jwtAudience',
  'jwksUrl',
  'wafRateLimit',
  'domainName',
  'certificateArn',
  'businessHours',
];

function settingsOf(context: Record<string, unknown>) {
  const result = readSettings(context);
  return result.ok ? result.settings : result.problems;
}

describe('settings', () => {
  test('an empty context gives the defaults', () => {
    expect(settingsOf({})).toEqual(DEFAULTS);
  });

  test('cdk.json repeats the defaults, and its feature flags are taken for no setting', () => {
    expect(settingsOf(cdkJsonContext())).toEqual(DEFAULTS);
  });

  test('cdk.json lists every setting, so that none has to be looked up', () => {
    expect(Object.keys(Object(cdkJsonContext().whatz)).sort()).toEqual(
      [...Object.keys(DEFAULTS), ...WITHOUT_DEFAULT].sort(),
    );
  });

  test('the command line replaces single keys of cdk.json, and its digits become numbers', () => {
    const context = { whatz: { stage: 'dev', throttleRate: 7 }, throttleRate: '9', logRetentionDays: '90' };
    expect(settingsOf(context)).toEqual({ ...DEFAULTS, stage: 'dev', throttleRate: 9, logRetentionDays: 90 });
  });

  test('digits stay text where text is wanted', () => {
    expect(settingsOf({ stage: '1', line: '52155' })).toMatchObject({ stage: '1', line: '52155' });
  });

  test('an empty text is a missing setting', () => {
    expect(settingsOf({ whatz: { line: '', alarmEmail: '', stage: '' } })).toEqual(DEFAULTS);
  });

  test('every problem is reported at once', () => {
    const context = {
      whatz: { stage: 'Prod!', sendApiUrl: 'nowhere', auth: 'digest', alarmEmail: 'me', throtleRate: 1 },
      line: 'a b',
      throttleBurst: 'many',
      logRetentionDays: '31',
      processorConcurrency: '1',
      stgae: 'dev',
    };
    expect(problemsOf(context)).toEqual([
      'cdk.json, "whatz": unknown setting "throtleRate"; did you mean "throttleRate"?',
      'option -c: unknown setting "stgae"; did you mean "stage"?',
      'stage: must have 1 to 20 of: a-z, 0-9',
      'line: must have 1 to 20 of: a-z, 0-9',
      'sendApiUrl: must be a URL',
      'auth: must be "bearer", "basic", "jwt" or "none"',
      'throttleBurst: must be a whole number from 1 to 10000',
      expect.stringMatching(/^logRetentionDays: must be one of 1, 3, 5, 7, 14, 30, .*, 3653$/),
      'alarmEmail: must be an e-mail address',
      'processorConcurrency: must be a whole number from 2 to 1000',
    ]);
  });

  test('an unknown key that is like no setting gets no suggestion', () => {
    expect(problemsOf({ whatz: { colour: 'red' } })).toEqual(['cdk.json, "whatz": unknown setting "colour"']);
  });

  test('the CDK’s own context keys are left alone', () => {
    expect(problemsOf({ 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:x': true, 'cli-telemetry': false })).toEqual([]);
  });

  test.each(['a text', ['a list'], 7])('whatz that is no object (%p) is a problem', (whatz) => {
    expect(problemsOf({ whatz })).toEqual(['cdk.json, "whatz": must be an object']);
  });

  test.each([1.5, 0, -1, 10_001, true, '1e3', ' 5'])('throttleRate %p is refused', (throttleRate) => {
    expect(problemsOf({ throttleRate })).toEqual(['throttleRate: must be a whole number from 1 to 10000']);
  });
});

describe('send API URL', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com/v2//', 'https://api.example.com/v2'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://127.0.0.53:8080', 'http://127.0.0.53:8080'],
    ['http://[::1]:8080/x/', 'http://[::1]:8080/x'],
  ])('%s is taken as %s', (sendApiUrl, expected) => {
    expect(settingsOf({ sendApiUrl })).toMatchObject({ sendApiUrl: expected });
  });

  test.each([
    'http://api.example.com',
    'http://localhost.example.com',
    'http://127.example.com',
    'http://128.0.0.1',
    'http://[::2]',
    'ftp://localhost',
  ])('%s would send the token in the clear', (sendApiUrl) => {
    expect(problemsOf({ sendApiUrl })).toEqual([expect.stringContaining('must start with https://')]);
  });

  test.each([
    'https://me:secret@api.example.com',
    'https://api.example.com?a=1',
    'https://api.example.com/?',
    'https://api.example.com#a',
  ])('%s has more than a base URL may have', (sendApiUrl) => {
    const problems = problemsOf({ sendApiUrl });
    expect(problems).toEqual(['sendApiUrl: must have no credentials, query or fragment']);
  });
});

describe('stack id', () => {
  test('names the stage, and the line if there is one', () => {
    expect(stackId({ stage: 'prod' })).toBe('WhatzWebhook-prod');
    expect(stackId({ stage: 'prod', line: 'ventas' })).toBe('WhatzWebhook-prod-ventas');
  });
});
