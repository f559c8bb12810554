import type { LogMessage } from '../../../lambdas/shared/telemetry/log-messages';

/** CloudWatch Logs Insights: the newest dead letters, from the logs of both functions. */
export function deadLettersQuery(limit: number): readonly string[] {
  return [
    'fields @timestamp, reason, status, attempts, chat, messageKey',
    `filter ${messageIs('dead letter')} or quarantined > 0`,
    'sort @timestamp desc',
    `limit ${limit}`,
  ];
}

/** CloudWatch Logs Insights: the replies that took longest, from the processor's log. */
export function slowestRepliesQuery(limit: number): readonly string[] {
  return [
    'fields @timestamp, timeToReplyMs / 1000 as seconds, attempts, chat, messageKey',
    `filter ${messageIs('reply sent')}`,
    'sort timeToReplyMs desc',
    `limit ${limit}`,
  ];
}

/** CloudWatch Logs Insights: the webhooks that took longest to be answered, from ingest's log. */
export function slowestWebhooksQuery(limit: number): readonly string[] {
  return [
    'fields @timestamp, durationMs, message, reason, status, event, accepted, requestId',
    'filter ispresent(durationMs)',
    'sort durationMs desc',
    `limit ${limit}`,
  ];
}

/** CloudWatch Logs Insights: the addresses whose webhooks API Gateway throttled most, from its access log. */
export function throttledByAddressQuery(limit: number): readonly string[] {
  return [
    'filter errorType = "THROTTLED"',
    'stats count(*) as times, max(@timestamp) as lastSeen by sourceIp',
    'sort times desc',
    `limit ${limit}`,
  ];
}

/**
 * CloudWatch Logs Insights: what fails, by its reason, from the logs of both functions.
 *
 * A time-out and a process that ended are told by Lambda alone, in a line with no level, service or message. The lines of an
 * error that nobody caught have a level, and the error's type beside it or in their message.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
export function failuresQuery(limit: number): readonly string[] {
  const names = [
    'coalesce(service, @log) as source',
    'coalesce(message, type, level) as what',
    'coalesce(status, record.status) as state',
    'coalesce(error, errorType, message.errorType, record.errorType) as failure',
  ];
  return [
    `fields ${names.join(', ')}`,
    'filter level in ["WARN", "ERROR", "FATAL"] or (type = "platform.report" and record.status != "success")',
    'stats count(*) as times, max(@timestamp) as lastSeen by source, what, reason, state, failure, errorCode',
    'sort times desc',
    `limit ${limit}`,
  ];
}

function messageIs(message: LogMessage): string {
  return `message = "${message}"`;
}
