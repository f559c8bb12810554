import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { inReceive, type KnownMistake, withCommands } from './mistake';

/** Mistakes of the ingest function with secrets and credentials, by what it does. */
export const DOOR_MISTAKES = {
  'lets in whoever brings no credential': {
    breaks: 'I4',
    says: 'a anonymous was answered 200',
    ingest: inReceive(({ authorize }) => ({
      authorize: async (given) => (given.length === 0 ? 'not-by-secret' : authorize(given)),
    })),
  },
  'refuses webhooks while the credential cannot be read': {
    breaks: 'I4',
    says: 'a genuine webhook was answered 401',
    seed: 3,
    ingest: inReceive(({ authorize }) => ({
      authorize: (given) => authorize(given).catch(() => 'credential-mismatch' as const),
    })),
  },
  'never reads a secret again after a mismatch': {
    breaks: 'I4',
    says: 'a genuine webhook was answered 401',
    seed: 1,
    ingest: inReceive(({ webhookSecret }) => {
      const read = () => webhookSecret.read();
      return { webhookSecret: { read, reread: read } };
    }),
  },
  'takes a previous secret that it could not read for none': {
    breaks: 'I4',
    says: 'a genuine webhook was answered 401',
    seed: 3,
    ingestSecrets: (client) =>
      withCommands(client, (command, send) => (isOfPrevious(command) ? send().catch(() => ({})) : send())),
  },
} satisfies Record<string, KnownMistake>;

function isOfPrevious(command: object): boolean {
  return command instanceof GetSecretValueCommand && command.input.VersionStage === 'AWSPREVIOUS';
}
