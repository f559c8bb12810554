import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as v from 'valibot';
import { alarmSettings } from './alarm-settings';
import { allowedIpsSchema } from './allowed-ips';
import { certificateArnSchema, domainNameSchema } from './custom-domain';
import { because } from './problem';
import { bucketUrlSchema, jwksUrlSchema, runbookUrlSchema, sendApiUrlSchema } from './urls';
import { digitsToNumber, wholeNumber } from './whole-number';

const MAX_REQUESTS_PER_SECOND = 10_000;
const AUTH = ['bearer', 'basic', 'jwt', 'none'] as const;
const RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

/** No hyphen: stage and line are joined by one in the stack's name. */
const name = v.pipe(v.string(because('text')), v.regex(/^[a-z0-9]{1,20}$/, because('name')));

/** Every setting of the stack. This file, with `alarm-settings.ts`, is the reference; `cdk.json` repeats the defaults, and a test compares them. */
export const settingsSchema = v.object({
  /** Which copy of the system this is, such as `prod` or `dev`; part of the stack's name. Default: `prod`. */
  stage: v.optional(name, 'prod'),

  /** One of several WhatsApp numbers, each with its own stack; part of the stack's name. Default: none, a single number. */
  line: v.exactOptional(name),

  /** Base URL of the API that sends the answers. Default: `https://api.whatzmeapi.com`. */
  sendApiUrl: v.optional(sendApiUrlSchema, 'https://api.whatzmeapi.com'),

  /**
   * What the `Authorization` of a webhook must carry besides its signature: `bearer` the inbound credential, `basic` the
   * inbound credential as `user:password`, `jwt` a JSON Web Token, `none` nothing. Default: `bearer`.
   */
  auth: v.optional(v.picklist(AUTH, because('oneOfWords', { words: AUTH })), 'bearer'),

  /** Who must have issued the JWT (`iss`). Default: anybody who can sign it. */
  jwtIssuer: v.exactOptional(v.string(because('text'))),

  /** Whom the JWT must be issued for (`aud`). Default: not looked at. */
  jwtAudience: v.exactOptional(v.string(because('text'))),

  /**
   * Key set that the JWT must be signed with (RS256 or ES256); needs `jwtIssuer` and `jwtAudience`. Default: none, the
   * JWT must be signed with the inbound credential (HS256).
   */
  jwksUrl: v.exactOptional(jwksUrlSchema),

  /** Hours that the secrets of before a rotation are still accepted; 0: not at all. Default: 24. */
  previousSecretHours: v.optional(wholeNumber(0, 168), 24),

  /** Addresses and ranges, IPv4 and IPv6, that webhooks may come from. Default: none, which means everybody. */
  allowedIps: v.optional(allowedIpsSchema, []),

  /**
   * AWS WAF before the API, about $9 a month and $0.60 per million webhooks. Without it, `allowedIps` is checked by API
   * Gateway. Default: true.
   */
  waf: v.optional(trueOrFalse(), true),

  /**
   * Requests per 5 minutes from which on AWS WAF answers an address with 503. Default: half of what `throttleRate`
   * and `throttleBurst` let in, so that one address cannot use up what is there for all.
   */
  wafRateLimit: v.exactOptional(wholeNumber(10, 2_000_000_000)),

  /** Host name of the webhook; needs `certificateArn`. Default: the one that API Gateway gives it. */
  domainName: v.exactOptional(domainNameSchema),

  /** ARN of the ACM certificate for `domainName`, in the stack's region. Default: none. */
  certificateArn: v.exactOptional(certificateArnSchema),

  /** Sustained webhooks per second that API Gateway lets in; more get a 503 and are sent again. Default: 200. */
  throttleRate: v.optional(wholeNumber(1, MAX_REQUESTS_PER_SECOND), 200),

  /** Webhooks that may come in one burst above the sustained rate. Default: 1000. */
  throttleBurst: v.optional(wholeNumber(1, MAX_REQUESTS_PER_SECOND), 1_000),

  /** Days that logs are kept; CloudWatch allows certain values only. Default: 30. */
  logRetentionDays: v.optional(
    v.pipe(
      v.unknown(),
      v.transform(digitsToNumber),
      v.picklist(RETENTION_DAYS, because('oneOfNumbers', { numbers: RETENTION_DAYS })),
    ),
    RetentionDays.ONE_MONTH,
  ),

  /**
   * Whether Lambda logs duration, memory and start of every call, by which cost and speed are measured: about 500 bytes each.
   * Default: false, of calls that failed alone.
   */
  lambdaReports: v.optional(trueOrFalse(), false),

  /** E-mail address that alarms are sent to; AWS asks it for a confirmation once. Default: none, nobody is told. */
  alarmEmail: v.exactOptional(v.pipe(v.string(because('email')), v.email(because('email')))),

  /**
   * Address of `docs/` of your repository, which alarms and dashboard link to, such as
   * `https://github.com/you/whatz/blob/main/docs`. Default: none, they name the file.
   */
  runbookUrl: v.exactOptional(runbookUrlSchema),

  /**
   * Bucket of yours, and folder in it, that `./whatz dlq archive` and `drop` write to, such as `s3://bucket/folder`. Default:
   * none, a file where the command runs.
   */
  deadLetterArchive: v.exactOptional(bucketUrlSchema),

  /**
   * Whether the queues, with the messages in them, and the table outlive the stack. Messages and dead letters end 14 days after
   * they came in any case. Default: false, they go with it.
   */
  keepData: v.optional(trueOrFalse(), false),

  /** Most processor functions running at a time: how many chats are answered side by side. 2 to 1000. Default: 5. */
  processorConcurrency: v.optional(wholeNumber(2, 1000), 5),

  ...alarmSettings,
});

/** The settings of one stack, validated, with every default filled in. */
export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;

function trueOrFalse() {
  return v.pipe(v.unknown(), v.transform(wordToBoolean), v.boolean(because('trueOrFalse')));
}

function wordToBoolean(value: unknown): unknown {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}
