import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

/** A webhook as the tutorial takes it: as it is hoped to be. */
interface HopedFor {
  readonly messages: readonly [{ readonly key: { readonly id: string } }];
}

/** The three calls of the ingest function, made by the SDK and nothing around it. */
export function bareAwsCalls(): (webhook: HopedFor) => Promise<void> {
  const dynamoDb = new DynamoDBClient();
  const sqs = new SQSClient();
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
