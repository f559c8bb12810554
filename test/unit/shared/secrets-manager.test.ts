import { ResourceNotFoundException, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { fetchSecretVersions } from '../../../lambdas/shared/secrets/secrets-manager';

const ROTATED_AT_MS = Date.parse('2026-01-01T00:00:00Z');

interface Values {
  readonly current?: string;
  readonly previous?: string | Error;
}

function fetch({ current = 'new', previous }: Values, withPrevious = true) {
  const asked: string[] = [];
  const heard: string[] = [];
  const send = async ({ input }: { readonly input: { readonly VersionStage: string } }) => {
    asked.push(input.VersionStage);
    heard.push(`asked for ${input.VersionStage}`);
    await new Promise(setImmediate);
    heard.push(`told ${input.VersionStage}`);
    if (input.VersionStage === 'AWSCURRENT') return { SecretString: current, CreatedDate: new Date(ROTATED_AT_MS) };
    if (previous instanceof Error) throw previous;
    if (previous !== undefined) return { SecretString: previous };
    throw new ResourceNotFoundException({ message: 'no such version', $metadata: {} });
  };
  const client = { send } as unknown as SecretsManagerClient;
  const versions = fetchSecretVersions({ client, secretArn: 'arn', withPrevious });
  return { versions, asked, heard };
}

test('a secret that was never rotated has one version', async () => {
  expect(await fetch({}).versions).toEqual({ current: 'new', previous: null, currentSinceMs: ROTATED_AT_MS });
});

test('one that was rotated has two, and says since when the current one is', async () => {
  const versions = await fetch({ previous: 'old' }).versions;
  expect(versions).toEqual({ current: 'new', previous: 'old', currentSinceMs: ROTATED_AT_MS });
});

test('the version before is asked for when the current one is known, so that a rotation in between hides none', async () => {
  const { versions, heard } = fetch({ previous: 'old' });
  await versions;
  expect(heard).toEqual(['asked for AWSCURRENT', 'told AWSCURRENT', 'asked for AWSPREVIOUS', 'told AWSPREVIOUS']);
});

test('blanks around a value that was pasted do not count', async () => {
  expect(await fetch({ current: ' new\n', previous: 'old\r\n' }).versions).toMatchObject({
    current: 'new',
    previous: 'old',
  });
});

test.each([[''], ['  \n']])('the empty secret %j is an error', async (current) => {
  await expect(fetch({ current }).versions).rejects.toMatchObject({ code: 'EMPTY_SECRET' });
});

test('an empty version before the current one is none', async () => {
  expect((await fetch({ previous: ' ' }).versions).previous).toBeNull();
});

test('a fault of Secrets Manager is an error, also when only the version before can’t be read', async () => {
  await expect(fetch({ previous: new Error('throttled') }).versions).rejects.toThrow('throttled');
});

test('a version before that nobody asks for is not read', async () => {
  const { versions, asked } = fetch({ previous: 'old' }, false);
  expect((await versions).previous).toBeNull();
  expect(asked).toEqual(['AWSCURRENT']);
});
