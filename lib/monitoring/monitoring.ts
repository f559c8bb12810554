import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { MessageQueue } from '../constructs/message-queue';
import type { Settings } from '../settings/settings-schema';
import { ApiAlarms } from './alarms/api-alarms';
import { CredentialAlarms } from './alarms/credential-alarms';
import { CustomersNotAnswered } from './alarms/customers-not-answered';
import { FirewallAlarms } from './alarms/firewall-alarms';
import { FunctionAlarms } from './alarms/function-alarms';
import { IngestAlarms } from './alarms/ingest-alarms';
import type { AlarmGroup, Operator } from './alarms/operator-alarm';
import { ProcessorAlarms } from './alarms/processor-alarms';
import { QueueAlarms } from './alarms/queue-alarms';
import { RefusalAlarms } from './alarms/refusal-alarms';
import { ReplyAlarms } from './alarms/reply-alarms';
import { SendAlarms } from './alarms/send-alarms';
import { SilenceAlarm } from './alarms/silence-alarm';
import { UnanswerableAlarms } from './alarms/unanswerable-alarms';
import { WebhookDashboard } from './dashboard/webhook-dashboard';
import { failedWebhooksOf } from './metrics/failed-webhooks';
import { LoggedWebhooks } from './metrics/logged-webhooks';
import { SavedQueries } from './queries/saved-queries';
import { AlarmTopic } from './topic/alarm-topic';

/** A function and its log. */
export interface WatchedFunction {
  /** The Lambda function. */
  readonly lambda: IFunction;
  /** Where its log lines go. */
  readonly logGroup: ILogGroup;
}

/** The parts of the path that are watched. */
export interface MonitoringProps {
  /** What the alarms tolerate, and who is told. */
  readonly settings: Settings;
  /** The public API with its deployed stage, and its access log. */
  readonly webhook: { readonly api: RestApi; readonly accessLog: ILogGroup };
  /** Requests that AWS WAF blocked although they had a signature or an `Authorization`. @default there is no AWS WAF */
  readonly blockedRequests?: MathExpression | undefined;
  /** Those that it blocked for want of both. @default there is no AWS WAF */
  readonly blockedEmptyHanded?: Metric | undefined;
  /** Those that it blocked for their size. @default there is no AWS WAF */
  readonly blockedForSize?: Metric | undefined;
  /** The queues. */
  readonly messages: MessageQueue;
  /** The function behind the API. */
  readonly ingest: WatchedFunction;
  /** The function behind the queue. */
  readonly processor: WatchedFunction;
}

/** Watches the whole path of a message, tells somebody when it is broken, and shows it on one page. */
export class Monitoring extends Construct {
  /** Where the dashboard is in the AWS console. */
  readonly dashboardUrl: string;
  /** Where alarms are published. */
  readonly topicArn: string;
  /** Where the one is published that may wake somebody. */
  readonly urgentTopicArn: string;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { settings, messages, ingest, processor, blockedRequests } = props;
    const stage = props.webhook.api.deploymentStage;
    const { topic } = new AlarmTopic(this, 'AlarmTopic', { email: settings.alarmEmail });
    const operator: Operator = { topic, runbookUrl: settings.runbookUrl };
    this.topicArn = topic.topicArn;
    const throttledWebhooks = new LoggedWebhooks(this, 'Throttled', { ...props.webhook, counted: 'throttled' }).metric;
    const alarms = this.alarmGroups(props, operator, throttledWebhooks).flatMap((group) => group.alarms);
    const phone = new AlarmTopic(this, 'UrgentTopic').topic;
    this.urgentTopicArn = phone.topicArn;
    const urgent = new CustomersNotAnswered(this, 'CustomersNotAnswered', {
      alarms,
      operator: { ...operator, topic: phone },
    }).alarm;
    new SavedQueries(this, 'Queries', {
      accessLog: props.webhook.accessLog,
      ingestLog: ingest.logGroup,
      processorLog: processor.logGroup,
    });
    this.dashboardUrl = new WebhookDashboard(this, 'Dashboard', {
      settings,
      alarms: [urgent, ...alarms.map(({ alarm }) => alarm)],
      messages,
      stage,
      failedWebhooks: failedWebhooksOf(stage, ingest.lambda),
      throttledWebhooks,
      blockedRequests,
      blockedEmptyHanded: props.blockedEmptyHanded,
      ingest: ingest.lambda,
      processor: processor.lambda,
      ingestLog: ingest.logGroup,
      processorLog: processor.logGroup,
    }).url;
  }

  private alarmGroups(props: MonitoringProps, operator: Operator, throttledWebhooks: Metric): readonly AlarmGroup[] {
    const { settings, messages, blockedRequests } = props;
    const ingest = props.ingest.lambda;
    const processor = props.processor.lambda;
    const { businessHours } = settings;
    const common = { settings, operator };
    const year = new Date().getUTCFullYear();
    const stage = props.webhook.api.deploymentStage;
    const failedWebhooks = failedWebhooksOf(stage, ingest);
    return [
      new QueueAlarms(this, 'Queue', { ...common, messages }),
      new ApiAlarms(this, 'Api', { ...common, stage, failedWebhooks, throttledWebhooks }),
      new IngestAlarms(this, 'Ingest', { ...common, lambda: ingest }),
      new RefusalAlarms(this, 'Refused', {
        ...common,
        tooLargeForGateway: new LoggedWebhooks(this, 'TooLarge', { ...props.webhook, counted: 'tooLarge' }).metric,
        tooLargeForFirewall: props.blockedForSize,
        astray: new LoggedWebhooks(this, 'Astray', { ...props.webhook, counted: 'astray' }).metric,
      }),
      new CredentialAlarms(this, 'Credential', common),
      new UnanswerableAlarms(this, 'Customers', common),
      new ProcessorAlarms(this, 'Processor', { ...common, lambda: processor }),
      new FunctionAlarms(this, 'Functions', { ...common, ingest, processor }),
      new SendAlarms(this, 'Send', common),
      new ReplyAlarms(this, 'Replies', common),
      ...(blockedRequests ? [new FirewallAlarms(this, 'Firewall', { ...common, blockedRequests })] : []),
      ...(businessHours ? [new SilenceAlarm(this, 'Silence', { ...common, messages, businessHours, year })] : []),
    ];
  }
}
