import { ingestConfiguration } from '../../../lambdas/ingest/configuration';
import { processorConfiguration } from '../../../lambdas/processor/configuration';
import {
  ConfigurationError,
  type ConfigurationProblem,
  parseConfiguration,
} from '../../../lambdas/shared/configuration';

const ingest = {
  QUEUE_URL: 'https://sqs/queue',
  DEAD_LETTER_QUEUE_URL: 'https://sqs/dead-letters',
  IDEMPOTENCY_TABLE_NAME: 'table',
  WEBHOOK_SECRET_ARN: 'arn:secret',
  INBOUND_CREDENTIAL_ARN: 'arn:credential',
  PSEUDONYM_KEY_ARN: 'arn:pseudonym-key',
  STACK_NAME: 'stack',
  AUTH: 'bearer',
};

function problems(read: () => unknown): readonly ConfigurationProblem[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
  }
  return [];
}

test('a complete environment is read', () => {
  expect(parseConfiguration(ingestConfiguration, ingest)).toMatchObject({ AUTH: 'bearer', STACK_NAME: 'stack' });
});

test('the credential is needed only where one is checked', () => {
  const { INBOUND_CREDENTIAL_ARN: _, ...without } = ingest;
  expect(problems(() => parseConfiguration(ingestConfiguration, without))).toEqual([
    { code: 'missing', where: 'INBOUND_CREDENTIAL_ARN', values: {} },
  ]);
  expect(parseConfiguration(ingestConfiguration, { ...without, AUTH: 'none' })).toMatchObject({ AUTH: 'none' });
});

test('all problems are reported together, empty counts as missing, and no value is printed', () => {
  const environment = { SEND_API_URL: ' ', BACKOFF_BASE_MS: 'secret-value', QUEUE_URL: 'https://sqs/queue' };
  const found = problems(() => parseConfiguration(processorConfiguration, environment));
  expect(found.map(({ where }) => where).sort()).toEqual([
    'BACKOFF_BASE_MS',
    'DEAD_LETTER_QUEUE_URL',
    'IDEMPOTENCY_TABLE_NAME',
    'SEND_API_URL',
    'SEND_TOKEN_ARN',
    'STACK_NAME',
  ]);
  expect(found).toContainEqual({ code: 'form', where: 'BACKOFF_BASE_MS', values: { expected: expect.any(String) } });
  expect(new ConfigurationError(found).message).not.toContain('secret-value');
});

test('an unknown way to authorize is refused', () => {
  expect(problems(() => parseConfiguration(ingestConfiguration, { ...ingest, AUTH: 'open' }))).toMatchObject([
    { code: 'form', where: 'AUTH' },
  ]);
});

test('a key set goes with an issuer and an audience, because an issuer signs for others too', () => {
  const jwt = { ...ingest, AUTH: 'jwt', JWKS_URL: 'https://issuer.example.com/keys', JWT_ISSUER: 'issuer' };
  expect(problems(() => parseConfiguration(ingestConfiguration, jwt))).toEqual([
    { code: 'needs', where: 'JWKS_URL', values: { names: ['JWT_ISSUER', 'JWT_AUDIENCE'] } },
  ]);
  expect(parseConfiguration(ingestConfiguration, { ...jwt, JWT_AUDIENCE: 'us' })).toMatchObject({ AUTH: 'jwt' });
});
