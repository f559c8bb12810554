import * as v from 'valibot';
import { DEAD_LETTER_RETENTION_DAYS, INGEST_DEADLINE_MS } from '../../lambdas/shared/limits';
import { businessHoursSchema, timeZoneSchema } from './business-hours';
import { because } from './problem';
import { wholeNumber } from './whole-number';

const COUNT = wholeNumber(0, 1_000_000);
const PERCENT = wholeNumber(1, 99);
const SILENCE_STEP_MINUTES = 5;

/** What each alarm tolerates: it goes off above that. Every default is meant for a business with tens to thousands of chats a day. */
export const alarmSettings = {
  /** Messages in the dead-letter queue. Default: 0. */
  alarmDeadLetters: v.optional(COUNT, 0),

  /** Days that a dead letter may have waited; it is deleted after 14. Default: 10. */
  alarmDeadLetterDays: v.optional(wholeNumber(1, DEAD_LETTER_RETENTION_DAYS - 1), 10),

  /** Minutes that a message may have waited on the queue. Default: 5. */
  alarmWaitMinutes: v.optional(wholeNumber(1, 720), 5),

  /** Messages on the queue, waiting or being retried, for 15 minutes of two hours. Default: 50. */
  alarmBacklog: v.optional(COUNT, 50),

  /** Webhooks answered 5xx in an hour; one that is tried four times makes four. Default: 5. */
  alarmServerErrors: v.optional(COUNT, 5),

  /** Webhooks that could not be stored in an hour. Default: 0. */
  alarmIngestFailures: v.optional(COUNT, 0),

  /** Milliseconds that 99 of 100 webhooks may take to be answered; WhatzMeAPI gives up at 2000. Default: 1500. */
  alarmAnswerMs: v.optional(wholeNumber(100, 2_000), INGEST_DEADLINE_MS),

  /** Webhooks, or calls of the functions, that were throttled in an hour. Default: 0. */
  alarmThrottles: v.optional(COUNT, 0),

  /** Webhooks with a bad signature in an hour; those without any are not counted. Default: 4. */
  alarmRejectedSignatures: v.optional(COUNT, 4),

  /** Hours, of one more, in which webhooks came and every one had a bad signature. Default: 3. */
  alarmAllRefusedHours: v.optional(wholeNumber(1, 23), 3),

  /** Webhooks with a good signature and a bad `Authorization` in an hour. Default: 0. */
  alarmRejectedCredentials: v.optional(COUNT, 0),

  /** Webhooks of over 4 MB, refused in an hour. Default: 0. */
  alarmTooLarge: v.optional(COUNT, 0),

  /** Webhooks with a good `Authorization` and without a signature in an hour. Default: 0. */
  alarmUnsigned: v.optional(COUNT, 0),

  /** Requests with an `Authorization` to another path than the webhook's in an hour. Default: 0. */
  alarmAstray: v.optional(COUNT, 0),

  /** Customers in an hour whom nobody can answer, for want of an address or of a known kind of content. Default: 0. */
  alarmUnanswerable: v.optional(COUNT, 0),

  /** Ignored events in an hour in which nothing else came. Default: 4. */
  alarmIgnoredEvents: v.optional(COUNT, 4),

  /** Requests that AWS WAF blocked in an hour. Default: 4. */
  alarmBlockedRequests: v.optional(COUNT, 4),

  /** Percent of the attempts to send, in a minute, that may fail. Default: 50. */
  alarmSendFailurePercent: v.optional(PERCENT, 50),

  /** Minutes of two hours in which more than that share failed, from which on the alarm goes off. Default: 15. */
  alarmSendFailingMinutes: v.optional(wholeNumber(1, 120), 15),

  /** Attempts in an hour that may fail for want of a token that is accepted. Default: 0. */
  alarmTokenFailures: v.optional(COUNT, 0),

  /** Attempts in an hour of which nobody may know whether they were sent. Default: 0. */
  alarmUnknownOutcomes: v.optional(COUNT, 0),

  /** Seconds from webhook to reply that 90 of 100 replies may take. Default: 30. */
  alarmReplySeconds: v.optional(wholeNumber(1, 86_400), 30),

  /** Percent of the replies of two hours that may stay undelivered. Default: 50. */
  alarmUndeliveredPercent: v.optional(PERCENT, 50),

  /** Replies in two hours below which that share is not looked at. Default: 5. */
  alarmUndeliveredReplies: v.optional(wholeNumber(1, 1_000_000), 5),

  /** Crashes and time-outs of one function in an hour. Default: 0. */
  alarmFunctionErrors: v.optional(COUNT, 0),

  /** Percent of its timeout that a function may take. Default: 80. */
  alarmTimeoutPercent: v.optional(PERCENT, 80),

  /** The account's limit of concurrent Lambda functions in the region; new accounts may have 10. Default: 1000. */
  accountConcurrency: v.optional(wholeNumber(1, 1_000_000), 1_000),

  /** Percent of `accountConcurrency` that may be in use, by whatever function of the account. Default: 80. */
  alarmConcurrencyPercent: v.optional(PERCENT, 80),

  /** When webhooks are expected, such as `mon-fri 09:00-18:00, sat 10:00-14:00`. Default: none, silence is no alarm. */
  businessHours: v.exactOptional(businessHoursSchema),

  /** Time zone of `businessHours`, as in the IANA database. Default: `America/Mexico_City`. */
  timeZone: v.optional(timeZoneSchema, 'America/Mexico_City'),

  /** Minutes without a webhook that are tolerated within `businessHours`; a multiple of 5. Default: 120. */
  alarmSilenceMinutes: v.optional(
    v.pipe(
      wholeNumber(SILENCE_STEP_MINUTES, 720),
      v.multipleOf(SILENCE_STEP_MINUTES, because('multipleOf', { step: SILENCE_STEP_MINUTES })),
    ),
    120,
  ),
};
