import * as v from 'valibot';
import { because } from '../shared/configuration';

const DEFAULT_PREVIOUS_SECRET_HOURS = 24;

const common = {
  QUEUE_URL: v.string(),
  DEAD_LETTER_QUEUE_URL: v.string(),
  IDEMPOTENCY_TABLE_NAME: v.string(),
  WEBHOOK_SECRET_ARN: v.string(),
  PSEUDONYM_KEY_ARN: v.string(),
  STACK_NAME: v.string(),
  /** How long a secret is accepted after its rotation, in hours. */
  PREVIOUS_SECRET_HOURS: v.optional(
    v.pipe(v.string(), v.toNumber(), v.minValue(0)),
    String(DEFAULT_PREVIOUS_SECRET_HOURS),
  ),
};

/** Environment of the ingest function. */
export const ingestConfiguration = v.variant('AUTH', [
  v.object({ ...common, AUTH: v.picklist(['bearer', 'basic']), INBOUND_CREDENTIAL_ARN: v.string() }),
  v.pipe(
    v.object({
      ...common,
      AUTH: v.literal('jwt'),
      INBOUND_CREDENTIAL_ARN: v.string(),
      JWT_ISSUER: v.optional(v.string()),
      JWT_AUDIENCE: v.optional(v.string()),
      /** The issuer's key set; without it tokens are signed with the inbound credential. */
      JWKS_URL: v.optional(v.string()),
    }),
    // An issuer signs tokens for other audiences too.
    v.forward(
      v.check(
        ({ JWKS_URL, JWT_ISSUER, JWT_AUDIENCE }) => !JWKS_URL || (!!JWT_ISSUER && !!JWT_AUDIENCE),
        because('needs', { names: ['JWT_ISSUER', 'JWT_AUDIENCE'] }),
      ),
      ['JWKS_URL'],
    ),
  ),
  v.object({ ...common, AUTH: v.literal('none') }),
]);

/** The environment of the ingest function, checked. */
export type IngestConfiguration = v.InferOutput<typeof ingestConfiguration>;
