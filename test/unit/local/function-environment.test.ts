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
  expect(env).toMatchObject({ HOME: '/home/me', AWS_ACCESS_KEY_ID: 'local', AWS_REGION: 'us-east-1' });
});
