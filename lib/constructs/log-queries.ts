/** CloudWatch Logs Insights: the newest dead letters, from the logs of both functions. */
export function deadLettersQuery(limit: number): readonly string[] {
  return [
    'fields @timestamp, reason, status, attempts, chat, messageKey',
    'filter message = "dead letter" or quarantined > 0',
    'sort @timestamp desc',
    `limit ${limit}`,
  ];
}

/** CloudWatch Logs Insights: the replies that took longest, from the processor's log. */
export function slowestRepliesQuery(limit: number): readonly string[] {
  return [
    'fields @timestamp, timeToReplyMs / 1000 as seconds, attempts, chat, messageKey',
    'filter message = "reply sent"',
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
