import { randomBytes } from 'node:crypto';
import { type DynamodbEmulator, startDynamodbEmulator } from './dynamodb-emulator';
import type { LocalSettings } from './local-settings';
import { type SecretsManagerStandIn, startSecretsManagerStandIn } from './secrets-manager-stand-in';
import { type SqsEmulator, startSqsEmulator } from './sqs-emulator';

/** Everything that stands in for an AWS service behind the functions. */
export interface Emulators {
  readonly sqs: SqsEmulator;
  readonly dynamodb: DynamodbEmulator;
  readonly secretsManager: SecretsManagerStandIn;
  close(): Promise<void>;
}

/** Starts SQS, DynamoDB and Secrets Manager side by side, each on a free loopback port. */
export async function startEmulators(settings: LocalSettings): Promise<Emulators> {
  const [sqs, dynamodb, secretsManager] = await Promise.all([
    startSqsEmulator(),
    startDynamodbEmulator(),
    startSecretsManagerStandIn({
      'webhook-secret': settings.webhookSecret,
      'inbound-credential': settings.bearerToken,
      'send-token': settings.sendToken,
      'pseudonym-key': randomBytes(24).toString('hex'),
    }),
  ]);
  return {
    sqs,
    dynamodb,
    secretsManager,
    close: async () => {
      await Promise.all([sqs.close(), dynamodb.close(), secretsManager.close()]);
    },
  };
}
