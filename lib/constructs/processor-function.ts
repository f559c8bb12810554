import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { PROCESSOR_BATCH_SIZE, PROCESSOR_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import type { IdempotencyTable } from './idempotency-table';
import type { MessageQueue } from './message-queue';
import { NodeFunction } from './node-function';
import type { WebhookSecrets } from './webhook-secrets';

/** Where messages come from, and how they are answered. */
export interface ProcessorFunctionProps {
  /** Base URL of the send API. */
  readonly sendApiUrl: string;
  /** Most functions that run at a time, 2 to 1000. */
  readonly concurrency: number;
  /** Days that its logs are kept. */
  readonly logRetentionDays: RetentionDays;
  /** Whether Lambda's own lines about calls that went well are logged. */
  readonly lambdaReports: boolean;
  /** Where messages come from, and where those go that can't be answered. */
  readonly messages: MessageQueue;
  /** Where answered messages are remembered. */
  readonly idempotency: IdempotencyTable;
  /** Holds the token for the send API. */
  readonly secrets: WebhookSecrets;
}

/** Takes messages from the queue and answers them. */
export class ProcessorFunction extends Construct {
  /** The Lambda function behind the queue. */
  readonly lambda: IFunction;
  /** Where its log lines go. */
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: ProcessorFunctionProps) {
    super(scope, id);
    const { messages, idempotency, secrets } = props;
    const processor = new NodeFunction(this, 'Node', {
      service: 'processor',
      description: 'Answers the messages on the queue',
      timeout: Duration.seconds(PROCESSOR_TIMEOUT_SECONDS),
      logRetentionDays: props.logRetentionDays,
      lambdaReports: props.lambdaReports,
      environment: {
        QUEUE_URL: messages.queue.queueUrl,
        DEAD_LETTER_QUEUE_URL: messages.deadLetterQueue.queueUrl,
        IDEMPOTENCY_TABLE_NAME: idempotency.table.tableName,
        SEND_API_URL: props.sendApiUrl,
        SEND_TOKEN_ARN: secrets.sendToken.secretArn,
      },
    });
    this.lambda = processor.lambda;
    this.logGroup = processor.logGroup;
    // Not `SqsEventSource`: it also grants GetQueueUrl.
    this.lambda.addEventSourceMapping('Messages', {
      eventSourceArn: messages.queue.queueArn,
      batchSize: PROCESSOR_BATCH_SIZE,
      reportBatchItemFailures: true,
      // Bounded here and not by reserved concurrency: throttled invocations would use up the messages' receive counts.
      maxConcurrency: props.concurrency,
    });

    messages.queue.grant(
      this.lambda,
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:ChangeMessageVisibility',
      'sqs:GetQueueAttributes',
    );
    messages.deadLetterQueue.grant(this.lambda, 'sqs:SendMessage');
    idempotency.grantRecords(this.lambda, 'processor');
    processor.grantSecretValues(secrets.sendToken);
  }
}
