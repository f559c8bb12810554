import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  DeduplicationScope,
  FifoThroughputLimit,
  type IQueue,
  Queue,
  QueueEncryption,
  type QueueProps,
} from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  DEAD_LETTER_RETENTION_DAYS,
  MAX_RECEIVE_COUNT,
  QUEUE_RETENTION_DAYS,
  VISIBILITY_TIMEOUT_SECONDS,
} from '../../lambdas/shared/limits';

// High throughput takes both: limits and deduplication per message group, which is a chat.
const FIFO_OF_CHATS: QueueProps = {
  fifo: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
};

/** What becomes of the messages when the stack goes. */
export interface MessageQueueProps {
  /** Whether the queues outlive the stack, with what is in them. */
  readonly isKept: boolean;
}

/**
 * The queue between webhook and answer, in order within each chat, and its dead-letter queue.
 *
 * The dead-letter queue names no `redriveAllowPolicy`: it would need this queue's ARN while this queue needs its own,
 * and CloudFormation refuses such a cycle unless both have physical names. Only queues of this account may redrive to it.
 */
export class MessageQueue extends Construct {
  /** Accepted messages that wait for their answer. */
  readonly queue: IQueue;
  /** Messages that could not be answered; a redrive sends them back. */
  readonly deadLetterQueue: IQueue;

  constructor(scope: Construct, id: string, { isKept }: MessageQueueProps) {
    super(scope, id);
    const removalPolicy = isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.deadLetterQueue = new Queue(this, 'DeadLetters', {
      ...FIFO_OF_CHATS,
      removalPolicy,
      retentionPeriod: Duration.days(DEAD_LETTER_RETENTION_DAYS),
    });
    this.queue = new Queue(this, 'Messages', {
      ...FIFO_OF_CHATS,
      removalPolicy,
      retentionPeriod: Duration.days(QUEUE_RETENTION_DAYS),
      visibilityTimeout: Duration.seconds(VISIBILITY_TIMEOUT_SECONDS),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
  }
}
