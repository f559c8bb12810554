import { createHash } from 'node:crypto';
import type { JsonObject } from '../lambdas/shared/json-object';
import { type Reply, unknownOperation } from './service-reply';
import { SimulatedQueue } from './simulated-queue';

/** URLs of the two queues. */
export const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/queue.fifo';
export const DEAD_LETTER_QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/dead-letters.fifo';

/** SQS with the queue and its dead-letter queue, as far as the functions call it. */
export class SimulatedSqs {
  readonly queue: SimulatedQueue;
  readonly deadLetters: SimulatedQueue;
  readonly #onChange: () => void;

  constructor(nowMs: () => number, onChange: () => void) {
    this.queue = new SimulatedQueue('queue', nowMs);
    this.deadLetters = new SimulatedQueue('dead-letters', nowMs);
    this.#onChange = onChange;
  }

  /** True when either queue has ever taken an item with this key. */
  hasTaken(key: string): boolean {
    return this.queue.keysTaken.has(key) || this.deadLetters.keysTaken.has(key);
  }

  handle(operation: string, input: JsonObject): Reply {
    const reply = this.#reply(operation, input);
    this.#onChange();
    return reply;
  }

  #reply(operation: string, input: JsonObject): Reply {
    switch (operation) {
      case 'SendMessage':
        return this.#send(input);
      case 'DeleteMessage':
        this.queue.delete(String(input.ReceiptHandle));
        return { body: {} };
      case 'ChangeMessageVisibilityBatch':
        return this.#changeVisibility(input);
      default:
        return unknownOperation(operation);
    }
  }

  #send(input: JsonObject): Reply {
    const queue = input.QueueUrl === QUEUE_URL ? this.queue : this.deadLetters;
    const body = String(input.MessageBody);
    const messageId = queue.send(body, String(input.MessageGroupId), String(input.MessageDeduplicationId));
    return { body: { MessageId: messageId, MD5OfMessageBody: createHash('md5').update(body).digest('hex') } };
  }

  #changeVisibility(input: JsonObject): Reply {
    const entries = input.Entries as { Id: string; ReceiptHandle: string; VisibilityTimeout: number }[];
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const { Id, ReceiptHandle, VisibilityTimeout } of entries) {
      const changed = this.queue.changeVisibility(ReceiptHandle, VisibilityTimeout * 1_000);
      (changed ? Successful : Failed).push({ Id, SenderFault: !changed, Code: 'ReceiptHandleIsInvalid' });
    }
    return { body: { Successful, Failed } };
  }

  /** Moves every dead letter back, as StartMessageMoveTask does: new messages, with their deduplication ids. */
  redrive(): void {
    for (const message of [...this.deadLetters.messages]) {
      this.deadLetters.remove(message);
      this.queue.send(message.body, message.group, message.deduplicationId);
    }
    this.#onChange();
  }
}
