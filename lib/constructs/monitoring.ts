import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic';
import { ApiAlarms } from './alarms/api-alarms';
import { CredentialAlarms } from './alarms/credential-alarms';
import { FirewallAlarms } from './alarms/firewall-alarms';
import { IngestAlarms } from './alarms/ingest-alarms';
import { ProcessorAlarms } from './alarms/processor-alarms';
import { QueueAlarms } from './alarms/queue-alarms';
import { SendTokenAlarms } from './alarms/send-token-alarms';
import { WebhookDashboard } from './dashboard';
import type { MessageQueue } from './message-queue';

/** Props of {@link Monitoring}. */
export interface MonitoringProps {
  /** The public API, at its deployed stage. */
  readonly api: RestApi;
  /** Requests that AWS WAF blocked. @default there is no AWS WAF */
  readonly blockedRequests?: Metric | undefined;
  /** Hours that the secrets of before a rotation are accepted. */
  readonly previousSecretHours: number;
  /** The queues. */
  readonly messages: MessageQueue;
  /** The function behind the API. */
  readonly ingest: IFunction;
  /** The function behind the queue. */
  readonly processor: IFunction;
  /** Address that alarms are sent to. @default nobody */
  readonly alarmEmail?: string | undefined;
}

/** Watches the whole path of a message, tells somebody when it is broken, and shows it on one page. */
export class Monitoring extends Construct {
  /** Where the dashboard is in the AWS console. */
  readonly dashboardUrl: string;
  /** Where alarms are published. */
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { messages, blockedRequests } = props;
    const stage = props.api.deploymentStage;
    const { topic } = new AlarmTopic(this, 'AlarmTopic', { email: props.alarmEmail });
    this.topicArn = topic.topicArn;
    const groups = [
      new QueueAlarms(this, 'Queue', { messages, topic }),
      new ApiAlarms(this, 'Api', { stage, topic }),
      new IngestAlarms(this, 'Ingest', { lambda: props.ingest, topic }),
      new CredentialAlarms(this, 'Credential', { previousSecretHours: props.previousSecretHours, topic }),
      new ProcessorAlarms(this, 'Processor', { lambda: props.processor, topic }),
      new SendTokenAlarms(this, 'SendToken', { topic }),
      ...(blockedRequests ? [new FirewallAlarms(this, 'Firewall', { blockedRequests, topic })] : []),
    ];
    const alarms = groups.flatMap((group) => group.alarms);
    this.dashboardUrl = new WebhookDashboard(this, 'Dashboard', { alarms, messages, stage, blockedRequests }).url;
  }
}
