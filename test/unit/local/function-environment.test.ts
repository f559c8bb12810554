import { LOCAL_CREDENTIALS } from '../../../local/aws-account';
import { isolateFromCloud } from '../../../local/function-environment';

test("nothing of the person's own cloud account is left", () => {
  const env: NodeJS.ProcessEnv = {
    HOME: '/home/me',
    AWS_PROFILE: 'production',
    AWS_SESSION_TOKEN: 'token',
    AWS_ACCESS_KEY_ID: 'AKIA',
    AWS_ENDPOINT_URL: 'https://example.com',
    POWERTOOLS_DEV: 'true',
  };

  isolateFromCloud(env);

  expect(env).not.toHaveProperty('AWS_PROFILE');
  expect(env).not.toHaveProperty('AWS_SESSION_TOKEN');
  expect(env).not.toHaveProperty('AWS_ENDPOINT_URL');
  expect(env).not.toHaveProperty('POWERTOOLS_DEV');
  const { accessKeyId: AWS_ACCESS_KEY_ID } = LOCAL_CREDENTIALS;
  expect(env).toMatchObject({ HOME: '/home/me', AWS_ACCESS_KEY_ID, AWS_REGION: 'us-east-1' });
});
