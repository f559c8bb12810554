import { MAX_BODY_BYTES } from '../../lambdas/shared/limits';
import {
  ACCOUNT_CONCURRENCY,
  ASTRAY_WEBHOOKS,
  BLOCKED_REQUESTS,
  lambdaMetric,
  queueMetric,
  THROTTLED_WEBHOOKS,
} from '../support/business/aws-metrics';
import { PREVIOUS_SECRET } from '../support/business/simulated-ingest';
import { HOUR_MS, MONDAY_MS, messagesOf } from '../support/business/usual-day';
import { MINUTE_MS } from '../support/cloudwatch/metric-data';
import { TEST_SECRET, TEST_TOKEN } from '../support/signed-webhook';
import {
  FAILS_AT_MS,
  failsUntilAttempt,
  GATEWAY,
  isNow,
  now,
  OUTAGE,
  onlyOnce,
  type Scenario,
  sends,
  WOKEN,
} from './alarm-scenario';

const LETTER_AGE = queueMetric('DeadLetters', 'ApproximateAgeOfOldestMessage');
const DAY_S = 24 * 60 * 60;

/** By the alarm that it is the proof of. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  QueueDeadLetters: {
    what: 'the send API refuses every reply for good',
    faults: now(sends({ kind: 'rejected', status: 400 })),
    others: ['SendFailing', WOKEN],
  },
  QueueDeadLetterAge: {
    what: 'a letter has been in the dead-letter queue for ten days and some hours',
    measured: (data) => {
      for (let minute = 0; minute < 60; minute += 1)
        data.put(LETTER_AGE, FAILS_AT_MS + minute * MINUTE_MS, 10.2 * DAY_S);
    },
    others: [],
  },
  QueueOldestMessage: {
    what: 'the send API is down for half an hour',
    faults: {
      send: (atMs) => (isNow(atMs) && atMs < FAILS_AT_MS + 30 * 60_000 ? { result: OUTAGE, tookMs: 200 } : undefined),
    },
    others: ['SendFailing', WOKEN],
  },
  QueueBacklog: {
    what: 'Lambda takes nothing from the queue until the evening',
    // The backlog of a small business takes its time; QueueOldestMessage is there after minutes.
    noticedWithinMs: 3 * HOUR_MS,
    faults: { isProcessorStopped: (atMs) => atMs >= FAILS_AT_MS && atMs < FAILS_AT_MS + 5 * HOUR_MS },
    others: ['QueueOldestMessage', WOKEN],
  },
  ApiServerErrors: {
    what: 'SQS takes no message',
    faults: { isQueueDown: isNow },
    others: ['IngestFailures', WOKEN],
  },
  ApiSlowAnswers: {
    what: 'DynamoDB is so slow that every answer comes just before the deadline',
    faults: { ingestMs: (atMs) => (isNow(atMs) ? 1_495 : 45) },
    others: [],
  },
  ApiThrottled: {
    what: 'a campaign brings more webhooks in a second than the API lets in',
    measured: (data) => data.put(THROTTLED_WEBHOOKS, FAILS_AT_MS, 1),
    others: [],
  },
  IngestErrors: {
    what: 'the ingest function runs out of memory',
    measured: (data) => data.put(lambdaMetric('Ingest', 'Errors'), FAILS_AT_MS, 1),
    others: [],
  },
  IngestFailures: {
    what: 'SQS fails for a minute',
    faults: { isQueueDown: (atMs) => atMs >= FAILS_AT_MS && atMs < FAILS_AT_MS + 5 * 60_000 },
    others: [],
  },
  IngestRejectedSignatures: {
    what: 'the panel has a wrong secret',
    faults: { panelSecret: (atMs) => (isNow(atMs) ? 'pasted-wrongly' : TEST_SECRET) },
    others: ['SilenceWebhooks', WOKEN],
  },
  IngestAllRefused: {
    what: 'the panel has a wrong secret, and nothing but its webhooks comes',
    noticedWithinMs: 3.1 * HOUR_MS,
    faults: { panelSecret: (atMs) => (isNow(atMs) || isNow(atMs - HOUR_MS) ? 'pasted-wrongly' : TEST_SECRET) },
    others: ['IngestRejectedSignatures', 'SilenceWebhooks', WOKEN],
  },
  RefusedTooLarge: {
    what: 'a customer sends a photo, and WhatzMeAPI puts all of it into the webhook',
    faults: { paddingBytes: onlyOnce(MAX_BODY_BYTES) },
    others: [],
  },
  RefusedUnsigned: {
    what: 'nobody has pasted the secret into the panel',
    faults: { isPanelWithoutSecret: isNow },
    others: ['SilenceWebhooks', WOKEN],
  },
  RefusedAstray: {
    what: 'the address in the panel ends with a slash',
    faults: { isPhoneOffline: isNow },
    measured: (data) => {
      for (const atMs of messagesOf(MONDAY_MS).filter(isNow)) data.put(ASTRAY_WEBHOOKS, atMs, 1);
    },
    others: ['SilenceWebhooks', WOKEN],
  },
  CustomersUnanswerable: {
    what: 'WhatsApp hides the numbers of customers, and the gateway does not tell them',
    faults: { isNumberHidden: isNow },
    others: [],
  },
  CustomersAllIgnored: {
    what: 'the gateway has named its events otherwise',
    noticedWithinMs: 1.1 * HOUR_MS,
    faults: { eventName: (atMs) => (isNow(atMs) ? 'message.received' : undefined) },
    others: [],
  },
  CredentialRejected: {
    what: 'the panel has a wrong token',
    faults: { panelToken: (atMs) => (isNow(atMs) ? 'pasted-wrongly' : TEST_TOKEN) },
    others: ['SilenceWebhooks', WOKEN],
  },
  CredentialPreviousSecret: {
    what: 'the panel has the secret of before, 21 hours after the rotation',
    faults: { panelSecret: (atMs) => (isNow(atMs) ? PREVIOUS_SECRET : TEST_SECRET) },
    rotatedAtMs: FAILS_AT_MS - 21 * HOUR_MS,
    others: [],
  },
  ProcessorErrors: {
    what: 'the processor dies in the middle of every send',
    faults: { send: (atMs) => (isNow(atMs) ? 'crash' : undefined) },
    others: ['QueueDeadLetters', 'QueueOldestMessage', 'SendOutcomeUnknown', 'RepliesSlow', WOKEN],
  },
  FunctionsThrottled: {
    what: 'the account is at its limit and the processor may not run',
    measured: (data) => data.put(lambdaMetric('Processor', 'Throttles'), FAILS_AT_MS, 2),
    others: [],
  },
  FunctionsNearTimeout: {
    what: 'a send hangs for 49 of the 60 seconds that the processor has',
    faults: { send: (atMs) => (isNow(atMs) ? { result: { kind: 'accepted' }, tookMs: 49_000 } : undefined) },
    others: ['RepliesSlow'],
  },
  FunctionsAccountConcurrency: {
    what: 'another function of the account runs wild',
    measured: (data) => data.put(ACCOUNT_CONCURRENCY, FAILS_AT_MS, 870),
    others: [],
  },
  SendFailing: {
    what: 'the send API fails twice for each reply',
    // One failing minute for each of the few customers; QueueOldestMessage is there after minutes of an outage.
    noticedWithinMs: 1.6 * HOUR_MS,
    faults: now(failsUntilAttempt(3)),
    others: [WOKEN],
  },
  SendOutcomeUnknown: {
    what: 'a gateway before the send API takes replies and answers 504 for a minute',
    faults: {
      send: (atMs) => (isNow(atMs) && atMs < FAILS_AT_MS + 5 * 60_000 ? { result: GATEWAY, tookMs: 200 } : undefined),
    },
    others: ['QueueOldestMessage', WOKEN],
  },
  SendTokenMissing: {
    what: 'nobody has set the send token',
    faults: now(sends({ kind: 'no-token' })),
    others: ['QueueOldestMessage', 'RepliesSlow', WOKEN],
  },
  SendTokenRefused: {
    what: 'the send token has expired',
    faults: now(sends({ kind: 'unauthorized', status: 401 })),
    others: ['QueueOldestMessage', 'SendFailing', 'RepliesSlow', WOKEN],
  },
  RepliesSlow: {
    what: 'every reply needs five attempts',
    faults: now(failsUntilAttempt(5)),
    others: ['SendFailing', WOKEN],
  },
  RepliesUndelivered: {
    what: 'WhatsApp has restricted the number: replies are sent, and none is delivered',
    noticedWithinMs: 2.2 * HOUR_MS,
    faults: { delivery: (atMs) => (isNow(atMs) ? 'only-sent' : 'delivered') },
    others: [WOKEN],
  },
  FirewallBlocked: {
    what: 'AWS WAF takes WhatzMeAPI for somebody bad',
    faults: { isPhoneOffline: isNow },
    measured: (data) => {
      for (const atMs of messagesOf(MONDAY_MS).filter(isNow)) data.put(BLOCKED_REQUESTS, atMs, 1);
    },
    others: ['SilenceWebhooks', WOKEN],
  },
  SilenceWebhooks: {
    what: 'the phone loses its connection',
    noticedWithinMs: 2.1 * HOUR_MS,
    faults: { isPhoneOffline: (atMs) => atMs >= FAILS_AT_MS && atMs < FAILS_AT_MS + 3 * HOUR_MS },
    others: [WOKEN],
  },
  CustomersNotAnswered: {
    what: 'the send API is down',
    faults: now(sends(OUTAGE)),
    others: ['QueueOldestMessage', 'SendFailing', 'RepliesSlow'],
  },
};
