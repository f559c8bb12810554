import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { INGEST_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import { type AuthorizationSettings, authorizationEnvironment, readsInboundCredential } from './authorization-settings';
import type { IdempotencyTable } from './idempotency-table';
import type { MessageQueue } from './message-queue';
import { NodeFunction } from './node-function';
import type { WebhookSecrets } from './webhook-secrets';

/** What lets a webhook in, and where it goes. */
export interface IngestFunctionProps {
  /** What a webhook must carry besides its signature. */
  readonly authorization: AuthorizationSettings;
  /** Hours for which the previous secrets are accepted after a rotation. */
  readonly previousSecretHours: number;
  /** Days that its logs are kept. */
  readonly logRetentionDays: RetentionDays;
  /** Whether Lambda's own lines about calls that went well are logged. */
  readonly lambdaReports: boolean;
  /** Where accepted messages go, and what can't be understood. */
  readonly messages: MessageQueue;
  /** Where accepted messages are remembered. */
  readonly idempotency: IdempotencyTable;
  /** Secrets that webhooks are checked against. */
  readonly secrets: WebhookSecrets;
}

/** Takes a webhook, checks it and puts it on the queue. */
export class IngestFunction extends Construct {
  /** The Lambda function behind the API. */
  readonly lambda: IFunction;
  /** Where its log lines go. */
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: IngestFunctionProps) {
    super(scope, id);
    const { messages, idempotency, secrets } = props;
    const ingest = new NodeFunction(this, 'Node', {
      service: 'ingest',
      description: 'Checks a WhatzMeAPI webhook and puts it on the queue',
      timeout: Duration.seconds(INGEST_TIMEOUT_SECONDS),
      logRetentionDays: props.logRetentionDays,
      lambdaReports: props.lambdaReports,
      environment: {
        QUEUE_URL: messages.queue.queueUrl,
        DEAD_LETTER_QUEUE_URL: messages.deadLetterQueue.queueUrl,
        IDEMPOTENCY_TABLE_NAME: idempotency.table.tableName,
        WEBHOOK_SECRET_ARN: secrets.webhookSecret.secretArn,
        PSEUDONYM_KEY_ARN: secrets.pseudonymKey.secretArn,
        PREVIOUS_SECRET_HOURS: String(props.previousSecretHours),
        ...authorizationEnvironment(props.authorization, secrets.inboundCredential.secretArn),
      },
    });
    this.lambda = ingest.lambda;
    this.logGroup = ingest.logGroup;

    messages.queue.grant(this.lambda, 'sqs:SendMessage');
    messages.deadLetterQueue.grant(this.lambda, 'sqs:SendMessage');
    idempotency.grantRecords(this.lambda, 'ingest');
    const credentials = readsInboundCredential(props.authorization) ? [secrets.inboundCredential] : [];
    ingest.grantSecretValues(secrets.webhookSecret, secrets.pseudonymKey, ...credentials);
  }
}
