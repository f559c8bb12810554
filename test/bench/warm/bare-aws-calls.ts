import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { createAwsClients } from '../../../lambdas/shared/aws/aws-clients';
import { INGEST_PATIENCE } from '../../../lambdas/shared/limits';

/** A webhook as the tutorial takes it: as it is hoped to be. */
interface HopedFor {
  readonly messages: readonly [{ readonly key: { readonly id: string } }];
}

/** The three calls of the ingest function, made by the same clients and nothing around them. */
export function bareAwsCalls(): (webhook: HopedFor) => Promise<void> {
  const { dynamoDb, sqs } = createAwsClients(INGEST_PATIENCE);
  const TableName = process.env.IDEMPOTENCY_TABLE_NAME;
  const QueueUrl = process.env.QUEUE_URL;
  return async (webhook) => {
    const { id } = webhook.messages[0].key;
    await dynamoDb.send(
      new PutItemCommand({
        TableName,
        Item: { id: { S: id }, status: { S: 'INPROGRESS' }, expiration: { N: '1' } },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
    await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: JSON.stringify(webhook),
        MessageGroupId: 'chat',
        MessageDeduplicationId: id,
      }),
    );
    await dynamoDb.send(
      new UpdateItemCommand({
        TableName,
        Key: { id: { S: id } },
        UpdateExpression: 'SET #status = :status',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':status': { S: 'COMPLETED' } },
      }),
    );
  };
}
