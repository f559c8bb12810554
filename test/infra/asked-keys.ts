import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { createIngest } from '../../lambdas/ingest/create-ingest';
import { createProcessor } from '../../lambdas/processor/create-processor';
import type { AwsClients } from '../../lambdas/shared/aws/aws-clients';
import { encodeQueueMessage } from '../../lambdas/shared/message/queue-message';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { toSqsEvent } from '../../local/sqs-event';
import { simulatedDynamoDbClient, simulatedSqsClient } from '../contract/simulated-clients';
import { DEAD_LETTER_QUEUE_URL, QUEUE_URL } from '../simulator/services/sqs';
import { messageItem } from '../support/batch';
import { eventOf, signed } from '../support/posted-webhook';
import { recordingTelemetry } from '../support/recording-telemetry';
import { TEST_SECRET, textMessage } from '../support/signed-webhook';
import { UNHURRIED } from '../support/unhurried';

const ENVIRONMENT = {
  STACK_NAME: 'keys',
  QUEUE_URL,
  DEAD_LETTER_QUEUE_URL,
  IDEMPOTENCY_TABLE_NAME: 'idempotency',
  WEBHOOK_SECRET_ARN: 'arn:secret',
  PSEUDONYM_KEY_ARN: 'arn:secret',
  AUTH: 'none',
  SEND_API_URL: 'https://send.example',
  SEND_TOKEN_ARN: 'arn:secret',
};
const CONTEXT = { getRemainingTimeInMillis: () => 60_000 } as Context;
const STATE = JSON.stringify({
  event: 'messages.update',
  data: [{ key: { id: 'sent', fromMe: true, remoteJid: '5215550000101@s.whatsapp.net' }, update: { status: 3 } }],
});

/** The keys that a function asks the table for when all goes well and when it does not, by the operation. */
export async function asked(service: 'ingest' | 'processor'): Promise<ReadonlyMap<string, readonly string[]>> {
  const keys = new Map<string, string[]>();
  const clients = { dynamoDb: tableThatNotes(keys), secretsManager: oneSecret(), sqs: simulatedSqsClient() };
  if (service === 'ingest') await takeIn(clients);
  else await answer(clients);
  return keys;
}

async function takeIn(clients: AwsClients): Promise<void> {
  const handle = await createIngest(ENVIRONMENT, { clients, telemetry: recordingTelemetry(), deadlines: UNHURRIED });
  for (const body of [textMessage('A'), textMessage('A'), STATE, '{"event":"messages.upsert","data":7}']) {
    const event: APIGatewayProxyEvent = eventOf({ body, authorizations: [], headers: signed(body, TEST_SECRET) });
    expect((await handle(event, CONTEXT)).statusCode).toBe(200);
  }
}

async function answer(clients: AwsClients): Promise<void> {
  for (const status of [200, 429, 500, 401]) {
    const fetch = async () => new Response('{}', { status });
    const handle = createProcessor(ENVIRONMENT, { clients, telemetry: recordingTelemetry(), fetch });
    const Body = encodeQueueMessage(messageItem(`answered ${status}`));
    const Attributes = { ApproximateReceiveCount: '1', SentTimestamp: '0' };
    const message = { MessageId: String(status), ReceiptHandle: 'handle', Body, Attributes };
    await handle(toSqsEvent([message], 'arn:aws:sqs:us-east-1:000000000000:queue.fifo'), CONTEXT);
  }
}

function tableThatNotes(keys: Map<string, string[]>) {
  const client = simulatedDynamoDbClient();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const { Key, Item } = args.input as {
          readonly Key?: { id?: { S?: string } };
          readonly Item?: { id?: { S?: string } };
        };
        const operation = commandName.replace(/Command$/, '');
        keys.set(operation, [...(keys.get(operation) ?? []), String((Key ?? Item)?.id?.S)]);
        return next(args);
      },
    { step: 'initialize' },
  );
  return client;
}

function oneSecret(): SecretsManagerClient {
  const client = new SecretsManagerClient({ region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
  client.middlewareStack.add(
    () => async () => ({ output: { SecretString: TEST_SECRET, $metadata: {} } as never, response: {} }),
    { step: 'initialize' },
  );
  return client;
}
