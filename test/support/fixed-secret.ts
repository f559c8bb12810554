import type { Secret, SecretVersions } from '../../lambdas/shared/secret';

/** A secret whose first reading is `known`, and `latest` (by default the same) when it is read again. */
export function fixedSecret(known: string | SecretVersions, latest: string | SecretVersions = known): Secret {
  const first = versions(known);
  const second = latest === known ? first : versions(latest);
  return { read: async () => first, reread: async () => second };
}

function versions(value: string | SecretVersions): SecretVersions {
  return typeof value === 'string' ? { current: value, previous: null } : value;
}
