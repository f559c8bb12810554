import type { Template } from 'aws-cdk-lib/assertions';
import type { MetricId } from '../support/cloudwatch/metric-data';
import { resolved, withoutHash } from '../support/cloudwatch/template-alarms';

interface Published {
  readonly names: readonly string[];
  /** The sets of dimensions under which each is published, as far as this stack asks for them. */
  readonly dimensions: readonly (readonly string[])[];
}

/** What AWS measures of the services that the stack uses, as far as somebody looks at it. */
const PUBLISHED: Readonly<Record<string, readonly Published[]>> = {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
  'AWS/ApiGateway': [{ names: ['4XXError', '5XXError', 'Latency'], dimensions: [['ApiName', 'Stage']] }],
  // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
  'AWS/Lambda': [
    { names: ['Duration', 'Errors', 'Throttles'], dimensions: [['FunctionName']] },
    { names: ['ClaimedAccountConcurrency'], dimensions: [[]] },
  ],
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
  'AWS/SQS': [
    {
      names: [
        'ApproximateAgeOfOldestMessage',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesVisible',
      ],
      dimensions: [['QueueName']],
    },
  ],
  // https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
  'AWS/WAFV2': [{ names: ['BlockedRequests'], dimensions: [['Region', 'Rule', 'WebACL']] }],
};

/** Whether AWS publishes the metric, and of something that is in the template. */
export function isMeasuredByAws({ namespace, name, dimensions }: MetricId, template: Template): boolean {
  const set = Object.keys(dimensions).sort().join();
  const isPublished = PUBLISHED[namespace]?.some(
    (published) =>
      published.names.includes(name) && published.dimensions.some((names) => [...names].sort().join() === set),
  );
  if (isPublished !== true) return false;
  return Object.entries(dimensions).every(([dimension, value]) => valuesOf(dimension, template).includes(value));
}

/** What a dimension can be in this stack. */
function valuesOf(dimension: string, template: Template): readonly string[] {
  const idsOf = (type: string) => Object.keys(template.findResources(type)).map(withoutHash);
  const propertiesOf = (type: string) =>
    Object.values(template.findResources(type)).map(({ Properties }) => Properties);
  switch (dimension) {
    case 'FunctionName':
      return idsOf('AWS::Lambda::Function');
    case 'QueueName':
      return idsOf('AWS::SQS::Queue');
    case 'Stage':
      return idsOf('AWS::ApiGateway::Stage');
    case 'ApiName':
      return propertiesOf('AWS::ApiGateway::RestApi').map(({ Name }) => resolved(Name));
    case 'WebACL':
      return propertiesOf('AWS::WAFv2::WebACL').map(({ VisibilityConfig }) => resolved(VisibilityConfig.MetricName));
    case 'Region':
      return ['AWS::Region'];
    case 'Rule':
      return ['ALL', 'EmptyHanded', 'TooLarge'];
    default:
      return [];
  }
}
