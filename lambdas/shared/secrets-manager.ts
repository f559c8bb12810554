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

/** How long the version before a rotation is accepted, so that the panel can be changed without a lost webhook. */
const PREVIOUS_ACCEPTED_FOR_MS = 24 * 60 * 60_000;

/** Reads the current version of a secret and, within a day of its rotation, the one before. */
export async function fetchSecretVersions(
  client: SecretsManagerClient,
  secretArn: string,
  nowMs: () => number,
): Promise<SecretVersions> {
  const current = await client.send(new GetSecretValueCommand({ SecretId: secretArn, VersionStage: 'AWSCURRENT' }));
  // Not side by side: a rotation in between could hide the old version from both.
  const previous = await previousValue(client, secretArn);
  const value = current.SecretString?.trim();
  if (!value) throw new EmptySecretError(secretArn);
  const rotatedAtMs = current.CreatedDate?.getTime() ?? Number.NEGATIVE_INFINITY;
  const stillAccepted = nowMs() - rotatedAtMs < PREVIOUS_ACCEPTED_FOR_MS;
  return { current: value, previous: (stillAccepted && previous?.trim()) || null };
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
