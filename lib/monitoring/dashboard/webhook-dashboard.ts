import { Aws, Duration } from 'aws-cdk-lib';
import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { AlarmStatusWidget, Dashboard, type IAlarm, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { MessageQueue } from '../../constructs/message-queue';
import type { Settings } from '../../settings/settings-schema';
import { costPerDay } from './cost-graph';
import { type CountedAtTheDoor, knocking } from './door-graphs';
import { functionFaults, functionLimits } from './function-graphs';
import { FULL_WIDTH } from './graph';
import { guide } from './guide-text';
import { lastDeadLetters, slowestReplies } from './log-tables';
import { longestWait, stuck } from './queue-graphs';
import { timeToReply, webhookHealth } from './speed-graphs';
import { answered, arriving, delivered, failingSends } from './traffic-graphs';

/** What the graphs, tables and alarms of the page are about. */
export interface WebhookDashboardProps extends CountedAtTheDoor {
  /** What the alarms tolerate: the red lines of the graphs. */
  readonly settings: Settings;
  /** Every alarm of the stack, the most urgent first. */
  readonly alarms: readonly IAlarm[];
  /** The deployed stage of the API. */
  readonly stage: Stage;
  /** Webhooks answered 5xx, without the throttled ones. */
  readonly failedWebhooks: IMetric;
  /** The function behind the API. */
  readonly ingest: IFunction;
  /** The function behind the queue. */
  readonly processor: IFunction;
  /** The queues. */
  readonly messages: MessageQueue;
  /** Log of the function behind the API. */
  readonly ingestLog: ILogGroup;
  /** Log of the function behind the queue. */
  readonly processorLog: ILogGroup;
}

/** One page that answers the owner's questions from top to bottom, in the owner's language. */
export class WebhookDashboard extends Construct {
  /** Where the dashboard is in the AWS console. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: WebhookDashboardProps) {
    super(scope, id);
    const { settings, messages, stage, failedWebhooks, ingestLog, processorLog } = props;
    const dashboard = new Dashboard(this, 'Resource', {
      defaultInterval: Duration.days(1),
      widgets: [
        [
          new AlarmStatusWidget({
            title: '¿Todo en orden? · Is all well?',
            alarms: [...props.alarms],
            width: FULL_WIDTH,
            height: 5,
          }),
        ],
        [guide(settings)],
        [arriving(this), answered(this)],
        [failingSends(this, settings), delivered(this, settings)],
        [timeToReply(this, settings), webhookHealth(stage, failedWebhooks, settings)],
        [stuck(messages, settings), longestWait(this, messages, settings)],
        [functionFaults(props, settings), functionLimits(props, settings)],
        [lastDeadLetters([ingestLog, processorLog]), slowestReplies(processorLog)],
        [knocking(this, props, settings), costPerDay(this, settings.waf)],
      ],
    });
    this.url = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards/dashboard/${dashboard.dashboardName}`;
  }
}
