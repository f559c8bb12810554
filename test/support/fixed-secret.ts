import type { Secret, SecretVersions } from '../../lambdas/shared/secrets/secret';

/** Versions whose rotation was at the epoch, unless they say otherwise. */
export type Versions = Omit<SecretVersions, 'currentSinceMs'> & Partial<SecretVersions>;

/** A secret whose first reading is `known`, and `latest` (by default the same) when it is read again. */
export function fixedSecret(known: string | Versions, latest: string | Versions = known): Secret {
  const first = versions(known);
  const second = latest === known ? first : versions(latest);
  return { read: async () => first, reread: async () => second };
}

function versions(value: string | Versions): SecretVersions {
  const given = typeof value === 'string' ? { current: value, previous: null } : value;
  return { currentSinceMs: 0, ...given };
}
