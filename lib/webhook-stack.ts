import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { authorizationName } from './constructs/authorization-settings';
import { rateLimitOf } from './constructs/firewall/rate-limit';
import { WebFirewall } from './constructs/firewall/web-firewall';
import { IdempotencyTable } from './constructs/idempotency-table';
import { IngestFunction } from './constructs/ingest-function';
import { MessageQueue } from './constructs/message-queue';
import { ProcessorFunction } from './constructs/processor-function';
import { WebhookApi } from './constructs/webhook-api';
import { WebhookSecrets } from './constructs/webhook-secrets';
import { Monitoring } from './monitoring/monitoring';
import type { Settings } from './settings/settings-schema';

interface StackParts {
  readonly webhook: WebhookApi;
  readonly secrets: WebhookSecrets;
  readonly messages: MessageQueue;
  readonly idempotency: IdempotencyTable;
  readonly ingest: IngestFunction;
  readonly processor: ProcessorFunction;
  readonly monitoring: Monitoring;
}

/** Everything that one WhatsApp number needs, in whatever account and region it is deployed to. */
export class WebhookStack extends Stack {
  constructor(scope: Construct, id: string, props: Settings) {
    super(scope, id, {
      description: 'Answers the WhatsApp messages that WhatzMeAPI posts, each one once',
      // Its secrets go at once, and its address never comes back: not by a slip in the console.
      terminationProtection: props.stage === 'prod',
    });
    const { logRetentionDays, lambdaReports, previousSecretHours, allowedIps } = props;
    const secrets = new WebhookSecrets(this, 'Secrets', { auth: props.auth });
    const messages = new MessageQueue(this, 'Queue', { isKept: props.keepData });
    const idempotency = new IdempotencyTable(this, 'Idempotency', { isKept: props.keepData });
    const shared = { secrets, messages, idempotency, logRetentionDays, lambdaReports };
    const ingest = new IngestFunction(this, 'Ingest', { ...shared, authorization: props, previousSecretHours });
    const processor = new ProcessorFunction(this, 'Processor', {
      ...shared,
      sendApiUrl: props.sendApiUrl,
      concurrency: props.processorConcurrency,
    });
    const webhook = new WebhookApi(this, 'Webhook', {
      handler: ingest.lambda,
      throttleRate: props.throttleRate,
      throttleBurst: props.throttleBurst,
      logRetentionDays,
      allowedIps,
      isBehindFirewall: props.waf,
      domain: domainOf(props),
    });
    const { api } = webhook;
    const firewall = props.waf
      ? new WebFirewall(this, 'Firewall', { api, allowedIps, rateLimit: rateLimitOf(props), logRetentionDays })
      : undefined;
    const monitoring = new Monitoring(this, 'Monitoring', {
      settings: props,
      webhook,
      messages,
      ingest,
      processor,
      blockedRequests: firewall?.blockedRequests,
      blockedEmptyHanded: firewall?.blockedEmptyHanded,
      blockedForSize: firewall?.blockedForSize,
    });

    this.outputs({ webhook, secrets, messages, idempotency, ingest, processor, monitoring }, props);
  }

  /** What an operator and `./whatz` ask the stack for. */
  private outputs(parts: StackParts, props: Settings): void {
    const { webhook, secrets, messages, idempotency, ingest, processor, monitoring } = parts;
    this.output('WebhookUrl', webhook.url, 'Give this address to WhatzMeAPI');
    if (webhook.domainTarget) this.output('DomainTarget', webhook.domainTarget, 'Make the host name an alias of this');
    this.output('WebhookSecretArn', secrets.webhookSecret.secretArn, 'Signs webhooks; give its value to WhatzMeAPI');
    this.output('InboundCredentialArn', secrets.inboundCredential.secretArn, 'Credential of webhooks');
    this.output('SendTokenArn', secrets.sendToken.secretArn, 'Put the send API token in here');
    this.output('PseudonymKeyArn', secrets.pseudonymKey.secretArn, 'Makes the pseudonyms of chats');
    // CloudFormation takes a change of deletion policies alone for none.
    this.output('KeepsData', String(props.keepData), 'Whether queues and table outlive the stack');
    this.output('QueueUrl', messages.queue.queueUrl, 'Messages that wait for an answer');
    this.output('DeadLetterQueueUrl', messages.deadLetterQueue.queueUrl, 'Messages that could not be answered');
    if (props.deadLetterArchive)
      this.output('DeadLetterArchive', props.deadLetterArchive, 'Where dead letters are archived');
    this.output('IdempotencyTableName', idempotency.table.tableName, 'What was accepted and answered');
    this.output('DashboardUrl', monitoring.dashboardUrl, 'How it is going');
    this.output('AlarmTopicArn', monitoring.topicArn, 'Where alarms are published');
    if (props.alarmEmail) this.output('AlarmEmail', props.alarmEmail, 'Whom alarms are sent to');
    this.output('UrgentTopicArn', monitoring.urgentTopicArn, 'Subscribe the phone that may wake you to this');
    this.output('IngestLogGroupName', ingest.logGroup.logGroupName, 'Log of the ingest function');
    this.output('ProcessorLogGroupName', processor.logGroup.logGroupName, 'Log of the processor function');
    this.output('AccessLogGroupName', webhook.accessLog.logGroupName, 'Log of what was asked of the API');
    this.output('SendApiUrl', props.sendApiUrl, 'Where answers are sent');
    this.output('Auth', authorizationName(props), 'What a webhook must carry besides its signature');
    if (props.jwtIssuer) this.output('JwtIssuer', props.jwtIssuer, 'Who must have issued the JWT of a webhook');
    if (props.jwtAudience) this.output('JwtAudience', props.jwtAudience, 'Whom the JWT of a webhook must be for');
    this.output(
      'PreviousSecretHours',
      String(props.previousSecretHours),
      'Hours that a secret from before a rotation counts',
    );
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}

function domainOf({ domainName, certificateArn }: Settings) {
  return domainName && certificateArn ? { domainName, certificateArn } : undefined;
}
