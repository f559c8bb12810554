import type { Settings } from '../settings/settings-schema';

/** What a webhook must carry in `Authorization`. */
export type AuthorizationSettings = Pick<Settings, 'auth' | 'jwtIssuer' | 'jwtAudience' | 'jwksUrl'>;

/** Whether the inbound credential is what webhooks are checked against; an issuer's key set needs no secret of ours. */
export function readsInboundCredential({ auth, jwksUrl }: AuthorizationSettings): boolean {
  return auth !== 'none' && jwksUrl === undefined;
}

/** The way in one word: the setting `auth`, with `-jwks` behind it if the JWT is checked with an issuer's key set. */
export function authorizationName({ auth, jwksUrl }: AuthorizationSettings): string {
  return jwksUrl === undefined ? auth : `${auth}-jwks`;
}

/** The settings as environment of the ingest function, which wants to know the credential's ARN even to leave it alone. */
export function authorizationEnvironment(
  { auth, jwtIssuer, jwtAudience, jwksUrl }: AuthorizationSettings,
  inboundCredentialArn: string,
): Record<string, string> {
  return {
    AUTH: auth,
    ...(auth !== 'none' && { INBOUND_CREDENTIAL_ARN: inboundCredentialArn }),
    ...(jwtIssuer !== undefined && { JWT_ISSUER: jwtIssuer }),
    ...(jwtAudience !== undefined && { JWT_AUDIENCE: jwtAudience }),
    ...(jwksUrl !== undefined && { JWKS_URL: jwksUrl }),
  };
}
