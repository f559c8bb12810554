import { KEY_SET_TIMEOUT_MS } from '../shared/limits';
import type { Secret } from '../shared/secrets/secret';
import type { IngestConfiguration } from './configuration';
import { type Authorize, basicAuthorization, bearerAuthorization, noAuthorization } from './door/authorization';
import { keySetJwtAuthorization, sharedSecretJwtAuthorization } from './door/jwt-authorization';

/** What a check of the Authorization header may read. */
export interface AuthorizationResources {
  /** The cached secret with this ARN. */
  readonly secretAt: (secretArn: string) => Secret;
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
}

/** The way of authorization that is configured. */
export function authorizationOf(configuration: IngestConfiguration, resources: AuthorizationResources): Authorize {
  const { secretAt, fetch, nowMs } = resources;
  switch (configuration.AUTH) {
    case 'none':
      return noAuthorization;
    case 'bearer':
      return bearerAuthorization(secretAt(configuration.INBOUND_CREDENTIAL_ARN));
    case 'basic':
      return basicAuthorization(secretAt(configuration.INBOUND_CREDENTIAL_ARN));
    case 'jwt': {
      const { JWKS_URL: url, JWT_ISSUER: issuer, JWT_AUDIENCE: audience, INBOUND_CREDENTIAL_ARN } = configuration;
      const claims = { issuer, audience };
      return url === undefined
        ? sharedSecretJwtAuthorization(secretAt(INBOUND_CREDENTIAL_ARN), claims, nowMs)
        : keySetJwtAuthorization({ url, timeoutMs: KEY_SET_TIMEOUT_MS, fetch }, claims, nowMs);
    }
  }
}
