import { decodeQueueMessage, type QueueMessage } from '../shared/message/queue-message';
import { answerable } from './answerable';
import type { Applicant } from './brake/admission';
import type { QueueRecord } from './queue';

/** A record of the queue, and what is in it. */
export interface Delivery {
  readonly record: QueueRecord;
  /** Null when this version can't read the body. */
  readonly item: QueueMessage | null;
}

/** Groups by the name in the body. SQS has it in the record's attributes too, but not every emulator does. */
export function groupsOf(records: readonly QueueRecord[]): Delivery[][] {
  const groups = new Map<string, Delivery[]>();
  for (const record of records) {
    const item = decodeQueueMessage(record.body);
    const name = item?.group ?? record.messageId;
    groups.set(name, [...(groups.get(name) ?? []), { record, item }]);
  }
  return [...groups.values()];
}

/** Whether a message asks the send API for something, unless it was answered before. */
export function isToBeSent(item: QueueMessage | null): boolean {
  return item?.kind === 'message' && answerable(item).kind === 'yes';
}

/** The group as the brake sees it. */
export function applicantOf(group: readonly Delivery[]): Applicant {
  return {
    sends: group.filter(({ item }) => isToBeSent(item)).length,
    isNew: group.every(({ record }) => record.receiveCount === 1),
  };
}
