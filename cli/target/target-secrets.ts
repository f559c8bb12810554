import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Texts } from '../texts/texts';
import { inWords } from './aws-error';
import type { Target } from './target';

/** The current version of a secret. */
export interface CurrentSecret {
  readonly value: string;
  /** When it became current, in milliseconds since the epoch. */
  readonly sinceMs: number;
}

/** The secrets of a target, for its operator. */
export interface TargetSecrets {
  /** @throws CommandError when it cannot be read */
  read(secretArn: string): Promise<CurrentSecret>;
  /** Whether there is a version before the current one. @throws CommandError when that cannot be found out */
  hasPrevious(secretArn: string): Promise<boolean>;
  /** Makes `value` the current version. @throws CommandError when it cannot be written */
  write(secretArn: string, value: string): Promise<void>;
}

/** Reads and writes by Secrets Manager, or what stands in for it. */
export function targetSecrets(target: Target, texts: Texts): TargetSecrets {
  const client = new SecretsManagerClient(target.clientOptions('secretsManager'));
  const versionAt = async (SecretId: string, VersionStage: string) =>
    client.send(new GetSecretValueCommand({ SecretId, VersionStage }));
  const told = inWords(texts);
  return {
    read: async (arn) => {
      const { SecretString = '', CreatedDate } = await versionAt(arn, 'AWSCURRENT').catch(told);
      return { value: SecretString.trim(), sinceMs: CreatedDate?.getTime() ?? 0 };
    },
    hasPrevious: (arn) =>
      versionAt(arn, 'AWSPREVIOUS').then(
        () => true,
        (error: unknown) => (isNotFound(error) ? false : told(error)),
      ),
    write: async (SecretId, SecretString) => {
      await client.send(new PutSecretValueCommand({ SecretId, SecretString })).catch(told);
    },
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
