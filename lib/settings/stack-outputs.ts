import * as v from 'valibot';

/** The outputs of the stack that `./whatz` needs; a stack of an older version may lack some, and is deployed anew then. */
export const stackOutputs = v.object({
  WebhookUrl: v.string(),
  WebhookSecretArn: v.string(),
  InboundCredentialArn: v.string(),
  SendTokenArn: v.string(),
  PseudonymKeyArn: v.string(),
  QueueUrl: v.string(),
  DeadLetterQueueUrl: v.string(),
  IdempotencyTableName: v.string(),
  /** `bearer`, `basic`, `jwt`, `jwt-jwks` (tokens of an issuer) or `none`. */
  Auth: v.picklist(['bearer', 'basic', 'jwt', 'jwt-jwks', 'none']),
  /** Hours for which the previous secret is accepted after a rotation. */
  PreviousSecretHours: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.minValue(0)),
  /** What a JWT must say, where the settings say so. */
  JwtIssuer: v.optional(v.string()),
  JwtAudience: v.optional(v.string()),
  SendApiUrl: v.string(),
  IngestLogGroupName: v.string(),
  ProcessorLogGroupName: v.string(),
  /** Nothing in a local run. */
  AccessLogGroupName: v.optional(v.string()),
  /** Nothing in a local run. */
  AlarmTopicArn: v.optional(v.string()),
  /** The setting `alarmEmail`. */
  AlarmEmail: v.optional(v.string()),
  DashboardUrl: v.optional(v.string()),
  /** Bucket and folder that dead letters are archived in. */
  DeadLetterArchive: v.optional(v.string()),
});

/** What a stack says of itself. */
export type StackOutputs = v.InferOutput<typeof stackOutputs>;
