import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { IdempotencyTable } from './constructs/idempotency-table';
import { IngestFunction } from './constructs/ingest-function';
import { MessageQueue } from './constructs/message-queue';
import { Monitoring } from './constructs/monitoring';
import { ProcessorFunction } from './constructs/processor-function';
import { WebhookApi } from './constructs/webhook-api';
import { WebhookSecrets } from './constructs/webhook-secrets';
import type { Settings } from './settings-schema';

/** Everything that one WhatsApp number needs, in whatever account and region it is deployed to. */
export class WebhookStack extends Stack {
  constructor(scope: Construct, id: string, props: Settings) {
    super(scope, id, { description: 'Answers the WhatsApp messages that WhatzMeAPI posts, each one once' });
    const secrets = new WebhookSecrets(this, 'Secrets');
    const messages = new MessageQueue(this, 'Queue');
    const idempotency = new IdempotencyTable(this, 'Idempotency');
    const shared = { secrets, messages, idempotency, logRetentionDays: props.logRetentionDays };
    const ingest = new IngestFunction(this, 'Ingest', { ...shared, auth: props.auth });
    const processor = new ProcessorFunction(this, 'Processor', {
      ...shared,
      sendApiUrl: props.sendApiUrl,
      concurrency: props.processorConcurrency,
    });
    const api = new WebhookApi(this, 'Webhook', {
      handler: ingest.lambda,
      throttleRate: props.throttleRate,
      throttleBurst: props.throttleBurst,
      logRetentionDays: props.logRetentionDays,
    });
    const monitoring = new Monitoring(this, 'Monitoring', {
      api,
      messages,
      ingest: ingest.lambda,
      processor: processor.lambda,
      alarmEmail: props.alarmEmail,
    });

    this.output('WebhookUrl', api.url, 'Give this address to WhatzMeAPI');
    this.output('WebhookSecretArn', secrets.webhookSecret.secretArn, 'Signs webhooks; give its value to WhatzMeAPI');
    this.output('InboundCredentialArn', secrets.inboundCredential.secretArn, 'Bearer credential of webhooks');
    this.output('SendTokenArn', secrets.sendToken.secretArn, 'Put the send API token in here');
    this.output('QueueUrl', messages.queue.queueUrl, 'Messages that wait for an answer');
    this.output('DeadLetterQueueUrl', messages.deadLetterQueue.queueUrl, 'Messages that could not be answered');
    this.output('IdempotencyTableName', idempotency.table.tableName, 'What was accepted and answered');
    this.output('DashboardUrl', monitoring.dashboardUrl, 'How it is going');
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}
