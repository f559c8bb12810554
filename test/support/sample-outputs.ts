import type { StackOutputs } from '../../lib/settings/stack-outputs';

/** Outputs of a stack that is not there. */
export function sampleOutputs(changes: Partial<StackOutputs> = {}): StackOutputs {
  return {
    WebhookUrl: 'https://abc.execute-api.us-east-1.amazonaws.com/v1/webhooks/whatz',
    WebhookSecretArn: 'arn:webhook-secret',
    InboundCredentialArn: 'arn:inbound-credential',
    SendTokenArn: 'arn:send-token',
    PseudonymKeyArn: 'arn:pseudonym-key',
    QueueUrl: 'https://sqs/queue.fifo',
    DeadLetterQueueUrl: 'https://sqs/dead-letters.fifo',
    IdempotencyTableName: 'idempotency',
    Auth: 'bearer',
    PreviousSecretHours: 24,
    SendApiUrl: 'https://send.example',
    IngestLogGroupName: 'ingest',
    ProcessorLogGroupName: 'processor',
    ...changes,
  };
}
