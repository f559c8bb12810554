import type { Brake } from '../../../lambdas/processor/brake/brake';
import type { LogFields, LogMessage } from '../../../lambdas/shared/telemetry/log-messages';
import type { MetricName } from '../../../lambdas/shared/telemetry/metric-names';
import type { PlannedCall } from '../faults/fault-plan';
import type { EventName, Outage, Redrive, Sender, SendFault } from '../history/history';

/** Stands for one invocation of a function: nothing but itself is equal to it. */
export interface Invocation {
  /** Stands for the process that runs it, which remembers what others do not know. */
  readonly process: object;
  /** True until it has returned, thrown or died. */
  readonly isRunning: boolean;
}

/** How an invocation ended. What it threw is an entry of its own. */
type EndingKind = 'returned' | 'threw' | 'died' | 'timed-out';

/** What a caller learnt of its request to the send API. */
export type Learnt = 'accepted' | 'refused' | 'nothing';

export type QueueName = 'queue' | 'dead-letters';

/** A message that an invocation of the processor was given. */
export interface GivenMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly key: string;
  readonly group: string;
  readonly receiveCount: number;
}

/** One copy of one body, with its retries: `delivery` is nothing but itself. */
interface Delivery {
  readonly delivery: object;
  readonly sender: Sender;
  readonly keys: readonly string[];
}

interface QueueEntry {
  readonly queue: QueueName;
  readonly messageId: string;
}

/** What is seen from outside of the product, by kind. */
interface Entries {
  // Senders and API Gateway
  posted: Delivery;
  answered: Delivery & { readonly status: number | 'no-answer' };
  /** `keys` are those of the webhook, in its order. */
  'ingest-started': { readonly invocation: Invocation; readonly keys: readonly string[] };
  'ingest-ended': { readonly ending: EndingKind; readonly tookMs: number; readonly wasCold: boolean };

  // Lambda
  'processor-started': { readonly messages: readonly GivenMessage[] };
  /** `failed` are the message ids that the processor wants to see again. */
  'processor-ended': {
    readonly messages: readonly GivenMessage[];
    readonly ending: EndingKind;
    readonly failed: readonly string[];
    readonly invocation: Invocation;
    readonly tookMs: number;
  };
  died: { readonly invocation: Invocation };
  logged: { readonly message: LogMessage; readonly fields: LogFields };
  counted: { readonly metric: MetricName; readonly by: number };

  // The two queues
  /** `isNew` is false for what SQS recognises as a repetition; `by` is undefined when SQS itself, or the console, moves it. */
  sent: QueueEntry & {
    readonly key: string;
    readonly group: string;
    readonly sequence: number;
    readonly isNew: boolean;
    readonly by: Invocation | undefined;
  };
  received: QueueEntry & { readonly receiptHandle: string };
  'visibility-changed': QueueEntry & { readonly seconds: number };
  /** Everything has become visible, also what is being worked on. */
  exposed: Pick<QueueEntry, 'queue'>;
  deleted: QueueEntry;

  // The network to AWS
  /** `target` is service and operation, as the SDK names them in `X-Amz-Target`. */
  called: PlannedCall & {
    readonly target: string;
    /** Whether nobody waits for it any more: its function has answered. */
    readonly isBehindAnswer: boolean;
  };
  'call-ended': {
    readonly invocation: Invocation;
    readonly target: string;
    readonly body: string;
    readonly isAnswered: boolean;
  };
  /** How far a message of ours has got, by its record. */
  'state-recorded': { readonly recordId: string; readonly rank: number };
  /** A claim was replaced while its holder was at work. */
  'claim-replaced': { readonly recordId: string };
  /** A claim replaced one that nobody had ended, and the record counts it, whether anybody learns of it or not. */
  'taken-over': { readonly recordId: string };
  /** A living function has learnt that its claim replaced one in progress: a reply may have been sent. */
  'take-over-learnt': { readonly recordId: string };

  /** The brake that all processors see was changed; its times are those of the functions' clock. */
  'brake-set': { readonly brake: Brake };

  // The send API and its customers
  /** `to` is a phone number; `fault` is the plan's. */
  send: {
    readonly number: number;
    readonly idempotencyKey: string;
    readonly to: string;
    readonly text: string;
    readonly invocation: Invocation;
    readonly fault: SendFault | undefined;
    readonly outage: Outage | undefined;
  };
  'send-ended': {
    readonly number: number;
    readonly learnt: Learnt;
    readonly status?: number;
    readonly retryAfterSeconds?: number | undefined;
  };
  delivered: { readonly number: number };

  // What happens around the product
  event: { readonly event: EventName | Redrive['by'] };
  /** An event has changed something. */
  'event-met': { readonly event: EventName };
  'secret-rotated': { readonly isFirst: boolean };
  /** A redrive has moved a dead letter. */
  redriven: { readonly by: Redrive['by'] };
  'redrive-ended': object;
  failed: { readonly error: string };
  /** The last entry: nothing moves any more, or the time of a history is over. */
  'at-rest': { readonly isIdle: boolean };
}

/** Something that has happened. */
export type Happened = { [Kind in keyof Entries]: { readonly kind: Kind } & Entries[Kind] }[keyof Entries];

/** A line of the journal. */
export type Entry = Happened & {
  /** Virtual time since the beginning; jumps of the functions' clock don't touch it. */
  readonly atMs: number;
};

/** An entry of one kind. */
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { readonly kind: Kind }>;
