import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { SecretVersions } from './secret';

/** A secret with no value would verify a signature that anyone can compute. */
export class EmptySecretError extends Error {
  readonly code = 'EMPTY_SECRET';

  constructor(readonly secretArn: string) {
    super(`The secret ${secretArn} is empty. Put a value into it and try again.`);
    this.name = 'EmptySecretError';
  }
}

/** Which secret is read, and whether its previous version too. */
export interface FetchSecretOptions {
  readonly client: SecretsManagerClient;
  readonly secretArn: string;
  /** Whether the version before the last rotation is read as well. */
  readonly withPrevious: boolean;
}

/** Reads the current version of a secret and, when asked to, the one before the last rotation, however old. */
export async function fetchSecretVersions(options: FetchSecretOptions): Promise<SecretVersions> {
  const { client, secretArn, withPrevious } = options;
  const current = await client.send(new GetSecretValueCommand({ SecretId: secretArn, VersionStage: 'AWSCURRENT' }));
  // One after the other: a rotation in between could hide the old version from two requests side by side.
  const previous = withPrevious ? await previousValue(client, secretArn) : undefined;
  const value = current.SecretString?.trim();
  if (!value) throw new EmptySecretError(secretArn);
  const currentSinceMs = current.CreatedDate?.getTime() ?? 0;
  return { current: value, previous: previous?.trim() || null, currentSinceMs };
}

async function previousValue(client: SecretsManagerClient, secretArn: string): Promise<string | undefined> {
  try {
    const command = new GetSecretValueCommand({ SecretId: secretArn, VersionStage: 'AWSPREVIOUS' });
    return (await client.send(command)).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
