import type { LogFields, LogMessage } from '../../../lambdas/shared/telemetry/log-messages';
import type { MetricName } from '../../../lambdas/shared/telemetry/metric-names';
import type { EventName, Outage, Redrive, Sender, SendFault, ServiceFault } from '../history/history';

/** Stands for one invocation of a function: nothing but itself is equal to it. */
export interface Invocation {
  /** True until it has returned, thrown or died. */
  readonly isRunning: boolean;
}

/** What a caller learnt of its request to the send API. */
export type Learnt = 'accepted' | 'refused' | 'nothing';

/** A message that an invocation of the processor was given. */
export interface GivenMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly key: string;
  readonly group: string;
  readonly receiveCount: number;
}

/** What senders and API Gateway see. A delivery is one copy of one body, with its retries. */
type WebhookEntry =
  | { readonly kind: 'posted'; readonly delivery: object; readonly sender: Sender; readonly keys: readonly string[] }
  | {
      readonly kind: 'answered';
      readonly delivery: object;
      readonly sender: Sender;
      readonly keys: readonly string[];
      readonly status: number | 'no-answer';
    }
  | { readonly kind: 'ingest-ended'; readonly ending: EndingKind; readonly tookMs: number; readonly wasCold: boolean };

/** How an invocation ended. What it threw is an entry of its own. */
export type EndingKind = 'returned' | 'threw' | 'died' | 'timed-out';

/** What Lambda sees of the processor. */
type ProcessorEntry =
  | { readonly kind: 'processor-started'; readonly messages: readonly GivenMessage[] }
  | {
      readonly kind: 'processor-ended';
      readonly messages: readonly GivenMessage[];
      readonly ending: EndingKind;
      /** Of the message ids: those that the processor wants to see again. */
      readonly failed: ReadonlySet<string>;
      readonly invocation: Invocation;
      readonly tookMs: number;
    }
  | { readonly kind: 'died'; readonly invocation: Invocation }
  | { readonly kind: 'logged'; readonly message: LogMessage; readonly fields: LogFields }
  | { readonly kind: 'counted'; readonly metric: MetricName; readonly by: number };

/** What the two queues see. */
type QueueEntry =
  | {
      readonly kind: 'sent';
      readonly queue: QueueName;
      readonly messageId: string;
      readonly key: string;
      readonly group: string;
      readonly sequence: number;
      /** False for what SQS has recognised as a repetition. */
      readonly isNew: boolean;
      /** Undefined when SQS itself, or the console, has moved it. */
      readonly by: Invocation | undefined;
    }
  | { readonly kind: 'received'; readonly queue: QueueName; readonly messageId: string; readonly receiptHandle: string }
  | {
      readonly kind: 'visibility-changed';
      readonly queue: QueueName;
      readonly messageId: string;
      readonly seconds: number;
    }
  /** Everything has become visible, also what is being worked on. */
  | { readonly kind: 'exposed'; readonly queue: QueueName }
  | { readonly kind: 'deleted'; readonly queue: QueueName; readonly messageId: string };

export type QueueName = 'queue' | 'dead-letters';

/** What the network to AWS sees. */
type CallEntry =
  | {
      readonly kind: 'called';
      readonly number: number;
      /** Service and operation, as the SDK names them in `X-Amz-Target`. */
      readonly target: string;
      readonly fault: ServiceFault | undefined;
      readonly isInBrownOut: boolean;
    }
  | {
      readonly kind: 'call-ended';
      readonly invocation: Invocation;
      readonly target: string;
      readonly body: string;
      readonly isAnswered: boolean;
    }
  /** A claim was replaced while its holder was at work. */
  | { readonly kind: 'claim-replaced'; readonly recordId: string }
  /** A living function has learnt that its claim replaced one in progress: a reply may have been sent. */
  | { readonly kind: 'take-over-learnt' };

/** What the send API sees, and its customers. */
type SendEntry =
  | {
      readonly kind: 'send';
      readonly number: number;
      readonly idempotencyKey: string;
      /** Phone number. */
      readonly to: string;
      readonly text: string;
      readonly invocation: Invocation;
      /** Of the plan. */
      readonly fault: SendFault | undefined;
      readonly outage: Outage | undefined;
    }
  | {
      readonly kind: 'send-ended';
      readonly number: number;
      readonly learnt: Learnt;
      readonly status?: number;
      readonly retryAfterSeconds?: number | undefined;
    }
  | { readonly kind: 'delivered'; readonly number: number };

/** What happens around the product. */
type AroundEntry =
  | { readonly kind: 'event'; readonly event: EventName | Redrive['by'] }
  /** An event, or a bad time, has changed something. */
  | { readonly kind: 'event-met'; readonly event: EventName }
  | { readonly kind: 'secret-rotated'; readonly isFirst: boolean }
  /** A redrive has moved a dead letter. */
  | { readonly kind: 'redriven'; readonly by: Redrive['by'] }
  | { readonly kind: 'redrive-ended' }
  | { readonly kind: 'failed'; readonly error: string }
  /** The last entry: nothing moves any more, or the time of a history is over. */
  | { readonly kind: 'at-rest'; readonly isIdle: boolean };

/** Something that was seen from outside of the product. */
export type Happened = WebhookEntry | ProcessorEntry | QueueEntry | CallEntry | SendEntry | AroundEntry;

/** A line of the journal. */
export type Entry = Happened & {
  /** Virtual time since the beginning; jumps of the functions' clock don't touch it. */
  readonly atMs: number;
};

/** An entry of one kind. */
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { readonly kind: Kind }>;
