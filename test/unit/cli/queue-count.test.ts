import type { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { countMessages } from '../../../cli/target/queue-count';

const ALL: Readonly<Record<string, string>> = {
  ApproximateNumberOfMessages: '1',
  ApproximateNumberOfMessagesNotVisible: '20',
  ApproximateNumberOfMessagesDelayed: '300',
};

/** Tells what is asked for, and nothing else. */
const send = async ({ input }: GetQueueAttributesCommand) => ({
  Attributes: Object.fromEntries((input.AttributeNames ?? []).map((name) => [name, ALL[name]])),
});
const client = { send } as unknown as Pick<SQSClient, 'send'>;

test('messages that wait, that are in flight and that are delayed are all on the queue', async () => {
  expect(await countMessages(client, 'url')).toBe(321);
});

test('or those of them that are asked for', async () => {
  expect(await countMessages(client, 'url', ['ApproximateNumberOfMessages'])).toBe(1);
});
