import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { createAwsClients } from '../../../lambdas/shared/aws/aws-clients';
import { INGEST_PATIENCE } from '../../../lambdas/shared/limits';
import { fetchSecretVersions } from '../../../lambdas/shared/secrets/secrets-manager';

// What the ingest function asks of AWS, made by the same clients with requests of the same form, and nothing around it: no
// check, no reading, no log line, no metric.
const { dynamoDb, sqs, secretsManager } = createAwsClients(INGEST_PATIENCE);
const { IDEMPOTENCY_TABLE_NAME: TableName, QUEUE_URL: QueueUrl } = process.env;
const secrets = [
  [process.env.WEBHOOK_SECRET_ARN, true],
  [process.env.INBOUND_CREDENTIAL_ARN, true],
  [process.env.PSEUDONYM_KEY_ARN, false],
] as const;
await Promise.all(
  secrets.map(([secretArn = '', withPrevious]) =>
    fetchSecretVersions({ client: secretsManager, secretArn, withPrevious }),
  ),
);

let calls = 0;

/** Claims, sends and completes under a new key, whatever comes. */
export async function handler(event: APIGatewayProxyEvent) {
  calls += 1;
  const key = `ingest#${String(calls).padStart(44, '0')}`;
  const inAMonth = String(Math.floor(Date.now() / 1_000) + 30 * 86_400);
  await dynamoDb.send(
    new PutItemCommand({
      TableName,
      Item: {
        id: { S: key },
        status: { S: 'INPROGRESS' },
        in_progress_expiration: { N: String(Date.now()) },
        expiration: { N: inAMonth },
      },
      ConditionExpression: 'attribute_not_exists(#id) OR #expiry < :now',
      ExpressionAttributeNames: { '#id': 'id', '#expiry': 'expiration' },
      ExpressionAttributeValues: { ':now': { N: String(Date.now() / 1_000) } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }),
  );
  await sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: event.body ?? '',
      MessageGroupId: '0123456789abcdef',
      MessageDeduplicationId: key,
    }),
  );
  await dynamoDb.send(
    new UpdateItemCommand({
      TableName,
      Key: { id: { S: key } },
      UpdateExpression: 'SET #expiry = :expiry, #status = :status',
      ExpressionAttributeNames: { '#expiry': 'expiration', '#status': 'status' },
      ExpressionAttributeValues: { ':expiry': { N: inAMonth }, ':status': { S: 'COMPLETED' } },
    }),
  );
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: '{"ok":true}' };
}
