import { SignJWT } from 'jose';
import type { StackOutputs } from '../../lib/settings/stack-outputs';

/** How long a JWT of ours is good; long enough for a slow network. */
const JWT_LIFETIME = '5m';

/**
 * The `Authorization` that WhatzMeAPI would send with `credential`. Undefined where none is needed; null where only the
 * issuer's own key could make one.
 */
export async function authorizationHeader(
  outputs: StackOutputs,
  credential: string,
): Promise<string | undefined | null> {
  switch (outputs.Auth) {
    case 'bearer':
      return `Bearer ${credential}`;
    case 'basic':
      return `Basic ${Buffer.from(credential).toString('base64')}`;
    case 'jwt':
      return `Bearer ${await jwt(outputs, credential)}`;
    case 'jwt-jwks':
      return null;
    case 'none':
      return undefined;
  }
}

async function jwt({ JwtIssuer, JwtAudience }: StackOutputs, credential: string): Promise<string> {
  const token = new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime(JWT_LIFETIME);
  if (JwtIssuer !== undefined) token.setIssuer(JwtIssuer);
  if (JwtAudience !== undefined) token.setAudience(JwtAudience);
  return token.sign(new TextEncoder().encode(credential));
}
