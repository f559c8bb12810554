import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { jest } from '@jest/globals';
import type { Context, SQSEvent } from 'aws-lambda';
import { fingerprint } from '../../lambdas/shared/fingerprint';
import { encodeQueueMessage, type MessageItem } from '../../lambdas/shared/queue-message';
import { type Emulators, startEmulators } from '../../local/emulators';
import { startEventSourceMapping } from '../../local/event-source-mapping';
import { isolateFromCloud, setFunctionEnvironment } from '../../local/function-environment';
import { parseLocalSettings } from '../../local/local-settings';
import { type FakeSendApi, startFakeSendApi } from '../support/fake-send-api';

let emulators: Emulators;
let sendApi: FakeSendApi;

beforeAll(async () => {
  const result = parseLocalSettings({});
  if (result.kind === 'invalid') throw new Error(result.problems.join());
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

/** Runs a processor that has just started, until it has handled `messages` messages. */
async function runFreshProcessor(start: number, messages: number): Promise<void> {
  const fresh = (await import(`../../lambdas/processor/handler?start=${start}`)) as {
    handler: (event: SQSEvent, context: Context) => Promise<unknown>;
  };
  let handled = 0;
  await new Promise<void>((resolve, reject) => {
    const mapping = startEventSourceMapping({
      sqs: emulators.sqs,
      onError: reject,
      processor: {
        name: 'processor',
        timeoutSeconds: 60,
        handler: async (event: SQSEvent, context: Context) => {
          const response = await fresh.handler(event, context);
          handled += event.Records.length;
          if (handled === messages) void mapping.close().then(resolve);
          return response;
        },
      },
    });
  });
}

test('a message that was answered is not answered by a processor that has been restarted', async () => {
  const output = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const client = new SQSClient({});
  try {
    await queue(client, 'A', fingerprint('first'));
    await runFreshProcessor(1, 1);
    expect(sendApi.accepted).toHaveLength(1);
    await queue(client, 'A', fingerprint('second'));
    await queue(client, 'B', fingerprint('third'));
    await runFreshProcessor(2, 2);
    expect(sendApi.accepted.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      fingerprint('message:A'),
      fingerprint('message:B'),
    ]);
  } finally {
    output.mockRestore();
    client.destroy();
  }
}, 60_000);
