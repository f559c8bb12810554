import {
  METRIC_NAMESPACE,
  type MetricName,
  STACK_DIMENSION,
  serviceOf,
} from '../../../lambdas/shared/telemetry/metric-names';
import type { MetricId } from '../cloudwatch/metric-data';
import { STACK_NAME } from './metric-telemetry';

/** A metric of one of the two functions. */
export function lambdaMetric(functionName: 'Ingest' | 'Processor', name: string): MetricId {
  return { namespace: 'AWS/Lambda', name, dimensions: { FunctionName: `${functionName}NodeFunction` } };
}

/** A metric that a function counts itself. */
export function functionMetric(name: MetricName): MetricId {
  const dimensions = { service: serviceOf(name), [STACK_DIMENSION]: STACK_NAME };
  return { namespace: METRIC_NAMESPACE, name, dimensions };
}

/** A metric of the API's stage. */
export function apiMetric(name: '4XXError' | '5XXError' | 'Latency'): MetricId {
  const dimensions = { ApiName: STACK_NAME, Stage: 'WebhookApiDeploymentStagev1' };
  return { namespace: 'AWS/ApiGateway', name, dimensions };
}

/** A metric of one of the two queues. */
export function queueMetric(queue: 'Messages' | 'DeadLetters', name: string): MetricId {
  return { namespace: 'AWS/SQS', name, dimensions: { QueueName: `Queue${queue}` } };
}

/** Webhooks that were too large for API Gateway. */
export const TOO_LARGE_WEBHOOKS: MetricId = {
  namespace: `WhatzWebhook/${STACK_NAME}`,
  name: 'WebhooksTooLarge',
  dimensions: {},
};

/** Requests with an Authorization that went to another path. */
export const ASTRAY_WEBHOOKS: MetricId = {
  namespace: `WhatzWebhook/${STACK_NAME}`,
  name: 'WebhooksAstray',
  dimensions: {},
};

/** Webhooks that the API throttled. */
export const THROTTLED_WEBHOOKS: MetricId = {
  namespace: `WhatzWebhook/${STACK_NAME}`,
  name: 'WebhooksThrottled',
  dimensions: {},
};

/** Lambda functions that run at a time in the whole account. */
export const ACCOUNT_CONCURRENCY: MetricId = {
  namespace: 'AWS/Lambda',
  name: 'ClaimedAccountConcurrency',
  dimensions: {},
};

/** Requests that AWS WAF blocked for their size. */
export const BLOCKED_FOR_SIZE: MetricId = {
  namespace: 'AWS/WAFV2',
  name: 'BlockedRequests',
  dimensions: { Region: 'AWS::Region', Rule: 'TooLarge', WebACL: STACK_NAME },
};

/** Requests that AWS WAF blocked for want of a signature and of an Authorization. */
export const BLOCKED_EMPTY_HANDED: MetricId = {
  namespace: 'AWS/WAFV2',
  name: 'BlockedRequests',
  dimensions: { Region: 'AWS::Region', Rule: 'EmptyHanded', WebACL: STACK_NAME },
};

/** Requests that AWS WAF blocked. */
export const BLOCKED_REQUESTS: MetricId = {
  namespace: 'AWS/WAFV2',
  name: 'BlockedRequests',
  dimensions: { Region: 'AWS::Region', Rule: 'ALL', WebACL: STACK_NAME },
};
