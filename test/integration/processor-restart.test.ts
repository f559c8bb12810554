import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { jest } from '@jest/globals';
import { fingerprint } from '../../lambdas/shared/message/fingerprint';
import { encodeQueueMessage, type MessageItem } from '../../lambdas/shared/message/queue-message';
import { handledRecords } from '../../local/batch-response';
import { type Emulators, startEmulators } from '../../local/emulators';
import { isolateFromCloud, setFunctionEnvironment } from '../../local/function-environment';
import { invokeFunction } from '../../local/invoke-function';
import { parseLocalSettings } from '../../local/local-settings';
import { toSqsEvent } from '../../local/sqs-event';
import { type FakeSendApi, startFakeSendApi } from '../support/fake-send-api';

let emulators: Emulators;
let sendApi: FakeSendApi;

beforeAll(async () => {
  const result = parseLocalSettings({});
  if (result.kind === 'invalid') throw new Error(JSON.stringify(result.problems));
  isolateFromCloud(process.env);
  sendApi = await startFakeSendApi();
  emulators = await startEmulators(result.settings);
  setFunctionEnvironment(process.env, { emulators, sendUrl: sendApi.url, backoffBaseMs: 100 });
});
afterAll(async () => {
  await emulators.close();
  await sendApi.close();
});

/** Queues a message as ingest would, but with a deduplication id of its own, so that SQS does not hold the second one back. */
async function queue(client: SQSClient, id: string, deduplicationId: string): Promise<void> {
  const item: MessageItem = {
    kind: 'message',
    key: `message:${id}`,
    group: 'chat',
    receivedAtMs: Date.now(),
    remoteJid: '5215550000101@s.whatsapp.net',
    remoteJidAlt: null,
    senderPn: null,
    fromMe: 'no',
    content: { kind: 'text', text: 'Hola', choiceId: null },
  };
  await client.send(
    new SendMessageCommand({
      QueueUrl: emulators.sqs.queueUrl('webhook.fifo'),
      MessageBody: encodeQueueMessage(item),
      MessageGroupId: item.group,
      MessageDeduplicationId: deduplicationId,
    }),
  );
}

/** Gives everything that is in the queue to a processor that has just started. */
async function runFreshProcessor(client: SQSClient, start: number): Promise<void> {
  const { handler } = await import(`../../lambdas/processor/handler?start=${start}`);
  const QueueUrl = emulators.sqs.queueUrl('webhook.fifo');
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] }),
    );
    if (Messages.length === 0) return;
    const event = toSqsEvent(Messages, emulators.sqs.queueArn('webhook.fifo'));
    const response = await invokeFunction({ name: 'processor', timeoutSeconds: 60, handler }, event);
    for (const { receiptHandle } of handledRecords(event, response)) {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receiptHandle }));
    }
  }
}

test('a message that was answered is not answered by a processor that has been restarted', async () => {
  const output = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const client = new SQSClient({});
  try {
    await queue(client, 'A', fingerprint('first'));
    await runFreshProcessor(client, 1);
    expect(sendApi.accepted).toHaveLength(1);
    await queue(client, 'A', fingerprint('second'));
    await queue(client, 'B', fingerprint('third'));
    await runFreshProcessor(client, 2);
    expect(sendApi.accepted.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      fingerprint('message:A'),
      fingerprint('message:B'),
    ]);
  } finally {
    output.mockRestore();
    client.destroy();
  }
});
