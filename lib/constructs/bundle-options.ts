/**
 * Ways to find credentials that a Lambda function never takes: it has them in its environment, which the SDK looks at first.
 * They are a fifth of the bundle. Should the SDK ask for them all the same, the runtime has them.
 */
export const CREDENTIALS_OF_A_WORKSTATION = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
];

/** CommonJS dependencies call `require`, which an ES module does not have. */
export const REQUIRE_BANNER = "import { createRequire } from 'module';const require = createRequire(import.meta.url);";

/** JavaScript of the Lambda runtime. */
export const BUNDLE_TARGET = 'node24';

/** ES modules first: esbuild leaves out what nobody imports of them. */
export const BUNDLE_MAIN_FIELDS = ['module', 'main'];
