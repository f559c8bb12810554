import { parseLocalSettings, sendsToPeople } from '../../../local/local-settings';
import { worded } from '../../support/worded-problems';

const parse = (env: NodeJS.ProcessEnv) => parseLocalSettings(env, () => 'generated');
const problemsOf = (env: NodeJS.ProcessEnv) => {
  const result = parse(env);
  return result.kind === 'invalid' ? result.problems : [];
};

test('an empty environment is a local run on port 3000 with generated secrets and the mock send API', () => {
  expect(parse({ PORT: '', WHATZ_WEBHOOK_SECRET: ' ' })).toEqual({
    kind: 'valid',
    settings: {
      host: '127.0.0.1',
      port: 3000,
      webhookSecret: 'generated',
      bearerToken: 'generated',
      sendUrl: undefined,
      sendToken: 'generated',
      backoffBaseMs: undefined,
    },
    warnings: [],
  });
});

test('what is given is taken', () => {
  const env = {
    PORT: '0',
    HOST: '0.0.0.0',
    WHATZ_WEBHOOK_SECRET: 's',
    WHATZ_BEARER_TOKEN: 't',
    WHATZ_SEND_URL: 'https://api.example.com/v1',
    WHATZ_SEND_TOKEN: 'u',
    WHATZ_BACKOFF_BASE_MS: '100',
  };

  expect(parse(env)).toMatchObject({
    settings: { port: 0, host: '0.0.0.0', webhookSecret: 's', bearerToken: 't', sendToken: 'u', backoffBaseMs: 100 },
  });
});

test.each([
  ['127.0.0.1', []],
  ['localhost', []],
  ['::1', []],
  ['0.0.0.0', ['openToNetwork']],
  ['::', ['openToNetwork']],
  ['192.168.1.7', ['openToNetwork']],
  ['my-machine', ['openToNetwork']],
])('whoever sets HOST to %s is warned of %j', (HOST, warnings) => {
  expect(parse({ HOST })).toMatchObject({ kind: 'valid', warnings });
});

test('all problems are reported together, and none shows a secret', () => {
  const problems = problemsOf({
    PORT: '70000',
    WHATZ_BACKOFF_BASE_MS: 'fast',
    WHATZ_SEND_URL: 'ftp://user:hush@example.com',
    WHATZ_WEBHOOK_SECRET: 'hush',
  });

  expect(problems.map(({ where }) => where.path[0])).toEqual(['PORT', 'WHATZ_SEND_URL', 'WHATZ_BACKOFF_BASE_MS']);
  expect(JSON.stringify(problems)).not.toContain('hush');
});

test.each(['-1', '1.5', '0x10', '65536'])('PORT=%s is refused', (port) => {
  expect(problemsOf({ PORT: port })).toHaveLength(1);
});

test('plain http is for this machine only', () => {
  const env = { WHATZ_SEND_TOKEN: 'u' };

  expect(problemsOf({ ...env, WHATZ_SEND_URL: 'http://localhost:9000' })).toEqual([]);
  expect(problemsOf({ ...env, WHATZ_SEND_URL: 'http://[::1]:9000' })).toEqual([]);
  expect(problemsOf({ ...env, WHATZ_SEND_URL: 'http://me:hush@example.com?a' })).toHaveLength(1);
  expect(problemsOf({ ...env, WHATZ_SEND_URL: 'http://example.com' })).toMatchObject([{ code: 'httpsOrLoopback' }]);
});

test.each([
  ['en', 'PORT must be a whole number from 0 to 65535', 'WHATZ_SEND_URL must be a URL'],
  ['es', 'PORT debe ser un número entero de 0 a 65535', 'WHATZ_SEND_URL debe ser una URL'],
] as const)('the problems have words: %s', (language, ...lines) => {
  expect(worded(problemsOf({ PORT: 'x', WHATZ_SEND_URL: 'y' }), language)).toEqual(lines);
});

test('a send API is warned of, and so is a token that nobody gave', () => {
  const real = { WHATZ_SEND_URL: 'https://api.example.com' };
  const [people, token] = ['realReplies', 'madeUpToken'];

  expect(parse({ ...real, WHATZ_SEND_TOKEN: 'u' })).toMatchObject({ kind: 'valid', warnings: [people] });
  expect(parse(real)).toMatchObject({ kind: 'valid', warnings: [people, token] });
  expect(parse({ WHATZ_SEND_URL: 'http://127.0.0.1:9', WHATZ_SEND_TOKEN: 'u' })).toMatchObject({ warnings: [] });
});

test('replies leave this machine only for a send API that is elsewhere', () => {
  const urls = ['https://api.example.com', 'http://127.0.0.1:9000', undefined];

  expect(urls.map((sendUrl) => sendsToPeople({ sendUrl }))).toEqual([true, false, false]);
});
