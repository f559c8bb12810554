import { devNull } from 'node:os';
import { fileURLToPath } from 'node:url';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_STACK_NAME } from './aws-account';
import type { Emulators } from './emulators';
import { localSecretArn } from './secrets-manager-stand-in';

/** What the environment of the functions is made from. */
export interface FunctionEnvironmentInput {
  readonly emulators: Emulators;
  readonly sendUrl: string;
  readonly backoffBaseMs: number | undefined;
}

/** The replies that the local run gives. */
export const REPLIES_FILE = fileURLToPath(new URL('../replies.json', import.meta.url));

/**
 * Takes every `AWS_*` and `POWERTOOLS_*` variable of the person at the terminal out of `env` and points the SDK's files at
 * nothing: from here on no call can reach a real account.
 */
export function isolateFromCloud(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(env)) {
    if (/^(AWS|POWERTOOLS)_/.test(name) || name === 'LOG_LEVEL' || name === 'BACKOFF_BASE_MS') delete env[name];
  }
  Object.assign(env, {
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
}

/** Gives `env` what the stack gives the functions, and the endpoints of the emulators. */
export function setFunctionEnvironment(env: NodeJS.ProcessEnv, input: FunctionEnvironmentInput): void {
  const { emulators, sendUrl, backoffBaseMs } = input;
  Object.assign(env, {
    // The SDK derives these names from its service ids: `SQS`, `DynamoDB`, `Secrets Manager`.
    AWS_ENDPOINT_URL_SQS: emulators.sqs.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: emulators.dynamodb.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: emulators.secretsManager.endpoint,
    STACK_NAME: LOCAL_STACK_NAME,
    QUEUE_URL: emulators.sqs.queueUrl('webhook.fifo'),
    DEAD_LETTER_QUEUE_URL: emulators.sqs.queueUrl('dead-letter.fifo'),
    IDEMPOTENCY_TABLE_NAME: emulators.dynamodb.tableName,
    CHATS_TABLE_NAME: emulators.dynamodb.chatsTableName,
    WEBHOOK_SECRET_ARN: localSecretArn('webhook-secret'),
    PSEUDONYM_KEY_ARN: localSecretArn('pseudonym-key'),
    AUTH: 'bearer',
    INBOUND_CREDENTIAL_ARN: localSecretArn('inbound-credential'),
    SEND_API_URL: sendUrl,
    SEND_TOKEN_ARN: localSecretArn('send-token'),
    ...(backoffBaseMs === undefined ? {} : { BACKOFF_BASE_MS: String(backoffBaseMs) }),
  });
}
