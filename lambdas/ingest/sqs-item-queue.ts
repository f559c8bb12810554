import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { deadLetterAttributes } from '../shared/message/dead-letter';
import { fingerprint } from '../shared/message/fingerprint';
import { encodeQueueMessage, type QueueMessage } from '../shared/message/queue-message';
import type { ItemQueue } from './accept-items';
import { deliveryKeyOf } from './reading/unanswerable';

/** The queues that items go to. */
export interface SqsItemQueueOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
}

/** Sends items to SQS. The deduplication id makes a send that is repeated within 5 minutes one message. */
export function sqsItemQueue(options: SqsItemQueueOptions): ItemQueue {
  return {
    send: async (item) => {
      await options.client.send(new SendMessageCommand(commandInput(item, options)));
    },
  };
}

function commandInput(item: QueueMessage, { queueUrl, deadLetterQueueUrl }: SqsItemQueueOptions) {
  const message = {
    MessageBody: encodeQueueMessage(item),
    MessageGroupId: item.group,
    // Within 5 minutes SQS would drop what comes later under an id that was left free.
    MessageDeduplicationId: fingerprint(deliveryKeyOf(item)),
  };
  if (item.kind !== 'quarantined') return { ...message, QueueUrl: queueUrl };
  const attributes = deadLetterAttributes({ reason: item.reason, attempts: 0 });
  return { ...message, QueueUrl: deadLetterQueueUrl, MessageAttributes: attributes };
}
