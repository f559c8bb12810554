import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Messages that wait, that are being handled, and that wait for a retry. */
const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** How many messages are on a queue, or those that `which` names of them. @throws what the SDK throws */
export async function countMessages(
  client: Pick<SQSClient, 'send'>,
  QueueUrl: string,
  which: readonly (typeof COUNTS)[number][] = COUNTS,
): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...which] }),
  );
  return which.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
