import type { StackOutputs } from '../lib/settings/stack-outputs';
import type { Emulators } from './emulators';
import { localSecretArn } from './secrets-manager-stand-in';

/** Nothing else is accepted locally, and the settings of `cdk.json` are not read. */
const PREVIOUS_SECRET_HOURS = 24;

/** What a local run would say of itself if it were a stack. */
export function localOutputs(run: {
  readonly webhookUrl: string;
  readonly sendUrl: string;
  readonly emulators: Emulators;
}): StackOutputs {
  const { sqs, dynamodb } = run.emulators;
  return {
    WebhookUrl: run.webhookUrl,
    WebhookSecretArn: localSecretArn('webhook-secret'),
    InboundCredentialArn: localSecretArn('inbound-credential'),
    SendTokenArn: localSecretArn('send-token'),
    PseudonymKeyArn: localSecretArn('pseudonym-key'),
    QueueUrl: sqs.queueUrl('webhook.fifo'),
    DeadLetterQueueUrl: sqs.queueUrl('dead-letter.fifo'),
    IdempotencyTableName: dynamodb.tableName,
    Auth: 'bearer',
    PreviousSecretHours: PREVIOUS_SECRET_HOURS,
    SendApiUrl: run.sendUrl,
    IngestLogGroupName: 'ingest',
    ProcessorLogGroupName: 'processor',
  };
}
