import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { type MockSendApi, type SentMessage, startMockSendApi } from '../../local/mock-send-api';
import {
  localSecretArn,
  type SecretsManagerStandIn,
  startSecretsManagerStandIn,
} from '../../local/secrets-manager-stand-in';

describe('the stand-in for Secrets Manager', () => {
  let standIn: SecretsManagerStandIn;
  let client: SecretsManagerClient;

  beforeAll(async () => {
    standIn = await startSecretsManagerStandIn({ 'webhook-secret': 'hush' });
    client = new SecretsManagerClient({
      endpoint: standIn.endpoint,
      region: LOCAL_REGION,
      credentials: LOCAL_CREDENTIALS,
    });
  });

  afterAll(async () => {
    client.destroy();
    await standIn.close();
  });

  test('gives a secret to the SDK', async () => {
    const SecretId = localSecretArn('webhook-secret');

    const value = await client.send(new GetSecretValueCommand({ SecretId }));

    expect(value).toMatchObject({ ARN: SecretId, SecretString: 'hush', VersionStages: ['AWSCURRENT'] });
    expect(value.CreatedDate).toBeInstanceOf(Date);
  });

  test.each([
    { SecretId: localSecretArn('webhook-secret'), VersionStage: 'AWSPREVIOUS' },
    { SecretId: localSecretArn('another') },
  ])('has nothing for %j', async (input) => {
    await expect(client.send(new GetSecretValueCommand(input))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('the mock send API', () => {
  const shown: SentMessage[] = [];
  let api: MockSendApi;

  beforeAll(async () => {
    api = await startMockSendApi({ onSent: (message) => shown.push(message) });
  });

  afterAll(() => api.close());

  const post = (body: unknown, { path = '/messages/send', token = 'the-token' } = {}) =>
    fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const message = { to: '5215550000101', type: 'text', text: { body: '¡Hola!' } };

  test('takes a message, keeps it and gives it an id', async () => {
    const response = await post(message);

    const { id } = (await response.json()) as { readonly id: string };
    expect(response.status).toBe(200);
    expect(api.sent).toEqual([{ id, to: '5215550000101', text: '¡Hola!' }]);
    expect(shown).toEqual(api.sent);
  });

  test('takes any token, and refuses none, another path and what is no message', async () => {
    expect((await post(message, { token: 'another' })).status).toBe(200);
    expect((await post(message, { token: '' })).status).toBe(401);
    expect((await post(message, { path: '/messages' })).status).toBe(404);
    expect((await post({ ...message, to: '+52' })).status).toBe(400);
  });
});
