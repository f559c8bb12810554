import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../lambdas/shared/message/json-object';
import { type ServiceReply, serviceError, unknownOperation } from '../faults/service-reply';
import type { Invocation } from '../journal/entry';
import type { Journal } from '../journal/journal';
import { type SimulatedMessage, SimulatedQueue } from './queue';

/** URLs of the two queues. */
export const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/queue.fifo';
export const DEAD_LETTER_QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/dead-letters.fifo';

/** SQS with the queue and its dead-letter queue, as far as the functions and the operator's command call it. */
export class SimulatedSqs {
  readonly queue: SimulatedQueue;
  readonly deadLetters: SimulatedQueue;
  readonly #journal: Journal;

  constructor(nowMs: () => number, journal: Journal) {
    this.#journal = journal;
    this.queue = new SimulatedQueue('queue', nowMs, journal);
    this.deadLetters = new SimulatedQueue('dead-letters', nowMs, journal);
  }

  handle(operation: string, input: JsonObject, caller: Invocation): ServiceReply {
    const queue = input.QueueUrl === QUEUE_URL ? this.queue : this.deadLetters;
    switch (operation) {
      case 'SendMessage':
        return send(input, queue, caller);
      case 'DeleteMessage':
        if (queue.delete(String(input.ReceiptHandle))) return { body: {} };
        return serviceError(400, 'InvalidParameterValue');
      case 'ChangeMessageVisibilityBatch':
        return changeVisibility(input, queue);
      case 'ReceiveMessage': {
        const visibilityMs = Number(input.VisibilityTimeout) * 1_000;
        return { body: { Messages: queue.receive(Number(input.MaxNumberOfMessages), visibilityMs).map(received) } };
      }
      case 'GetQueueAttributes':
        return { body: { Attributes: { ApproximateNumberOfMessages: String(queue.messages.length) } } };
      default:
        return unknownOperation(operation);
    }
  }

  /** Moves every dead letter back, as StartMessageMoveTask does: new messages, with their deduplication ids. */
  redriveByConsole(): void {
    for (const message of [...this.deadLetters.messages]) {
      this.deadLetters.remove(message);
      this.queue.send(message);
      this.#journal.write({ kind: 'redriven', by: 'redrive-by-console' });
    }
  }

  /** Moves what was received too often, as the redrive policy of the queue says. */
  moveToDeadLetters(message: SimulatedMessage): void {
    this.deadLetters.send({ ...message, attributes: {} });
    this.queue.remove(message);
  }
}

/** A FIFO queue without content-based deduplication refuses a message that lacks a group or a deduplication id. */
function send(input: JsonObject, queue: SimulatedQueue, caller: Invocation): ServiceReply {
  const { MessageBody: body, MessageGroupId: group, MessageDeduplicationId: deduplicationId } = input;
  if (typeof body !== 'string' || typeof group !== 'string' || typeof deduplicationId !== 'string') {
    return serviceError(400, group ? 'InvalidParameterValue' : 'MissingParameter');
  }
  const messageId = queue.send({ body, group, deduplicationId, attributes: input.MessageAttributes }, caller);
  return { body: { MessageId: messageId, MD5OfMessageBody: md5(body) } };
}

function changeVisibility(input: JsonObject, queue: SimulatedQueue): ServiceReply {
  const entries = input.Entries as { Id: string; ReceiptHandle: string; VisibilityTimeout: number }[];
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const { Id, ReceiptHandle, VisibilityTimeout } of entries) {
    const changed = queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
    (changed ? Successful : Failed).push({ Id, SenderFault: !changed, Code: 'ReceiptHandleIsInvalid' });
  }
  return { body: { Successful, Failed } };
}

function received(message: SimulatedMessage): object {
  const { messageId, receiptHandle, body, group, attributes, sentAtMs, receiveCount } = message;
  return {
    MessageId: messageId,
    ReceiptHandle: receiptHandle,
    Body: body,
    MD5OfBody: md5(body),
    MessageAttributes: attributes,
    Attributes: {
      SentTimestamp: String(sentAtMs),
      ApproximateReceiveCount: String(receiveCount),
      MessageGroupId: group,
    },
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
