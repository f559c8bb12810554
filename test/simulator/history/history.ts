/** What can go wrong with one call of a function to an AWS service. */
export const SERVICE_FAULTS = [
  'crash-before',
  'crash-after',
  'request-lost',
  'reply-lost',
  'throttled',
  'server-error',
  'slow',
  'hangs',
] as const;

/** What can go wrong with one call to the send API. */
export const SEND_FAULTS = [
  'http-400',
  'http-401',
  'http-403',
  'http-404',
  'http-429',
  'http-451',
  'http-500',
  'http-503',
  'connection-refused',
  'reset',
  'hangs-unsent',
  'accepts-then-resets',
  'accepts-then-504',
  'accepts-then-breaks-off',
  'ok-with-a-page',
  'ok-that-says-no',
  'accepts-and-hangs',
  'accepts-late',
  'accepts-slowly',
  'crash-before-send',
  'crash-after-send',
] as const;

/** What a service that has a bad time does to every call. */
export const BROWN_OUT_FAULTS = ['request-lost', 'reply-lost', 'throttled', 'server-error', 'hangs'] as const;

/** What can have a bad time: services, as the SDK names them in `X-Amz-Target`, or the reads of the previous version of a secret. */
export const SERVICES = ['DynamoDB', 'AmazonSQS', 'secretsmanager', 'AWSPREVIOUS'] as const;

const FAILURES = ['outage', 'long-outage', 'day-long-outage', 'slow-answers', 'wrong-route'] as const;
/** What the send API does for a time: fail, take nearly as long as is waited for, be elsewhere, refuse the token, or one number. */
export const OUTAGES = [...FAILURES, 'token-refused', 'number-blocked'] as const;

/** What happens around the product, by itself. */
export const EVENTS = [
  'rotation',
  'clock-forward',
  'clock-back',
  'visibility-expires',
  'cold-start',
  ...OUTAGES,
] as const;

/** How an operator redrives the dead-letter queue. */
export const REDRIVES = ['redrive-by-console', 'redrive-by-command'] as const;

/** What a message is: one that is answered, or one of those that are not. */
export const MESSAGE_FORMS = ['text', 'own', 'group', 'story', 'reaction', 'hidden'] as const;

/** Who posts: the sender that is meant, and those who must not get in. */
export const INTRUDERS = ['forger', 'stranger', 'unsigned', 'anonymous', 'tamperer', 'latecomer'] as const;

export type ServiceFault = (typeof SERVICE_FAULTS)[number];
export type SendFault = (typeof SEND_FAULTS)[number];
export type Outage = (typeof OUTAGES)[number];
export type EventName = (typeof EVENTS)[number];
export type MessageForm = (typeof MESSAGE_FORMS)[number];
export type Sender = 'genuine' | (typeof INTRUDERS)[number];

/** `length` calls of all functions to one side go wrong, from number `call` on, counted from 0. */
export interface Fault<Kind> {
  readonly call: number;
  readonly length: number;
  readonly kind: Kind;
}

/** A service has a bad time. */
export interface BrownOut {
  readonly service: (typeof SERVICES)[number];
  readonly kind: (typeof BROWN_OUT_FAULTS)[number];
  readonly fromMs: number;
  readonly forMs: number;
}

/** The dead-letter queue is redriven, `afterMs` after dead letter number `afterDeadLetter` (from 1) has come. */
export interface Redrive {
  readonly by: (typeof REDRIVES)[number];
  readonly afterDeadLetter: number;
  readonly afterMs: number;
  /** The command's machine dies at its call of this number, counted from 0. */
  readonly diesAtCall?: number;
}

/** An entry of a webhook. The number stands for its id; a message's number also decides its chat. */
export type HistoryItem =
  | { readonly kind: 'message'; readonly number: number; readonly form: MessageForm }
  /** A message without its content, which may come later under the same id. */
  | { readonly kind: 'stub'; readonly number: number }
  | { readonly kind: 'status'; readonly number: number; readonly state: 'sent' | 'delivered' | 'read' }
  | { readonly kind: 'junk'; readonly number: number };

/** A webhook, and how its sender behaves. */
export interface HistoryWebhook {
  /** From the beginning. */
  readonly atMs: number;
  /** Later by the `atMs` of the event of this number, when there is one. */
  readonly afterEvent?: number;
  readonly items: readonly HistoryItem[];
  /** Deliveries that start at the same time. */
  readonly copies: number;
  /** Further tries after an answer other than 2xx; some senders never try again. */
  readonly retries: number;
  readonly sender: Sender;
}

/** Something that happens `atMs` from the beginning, or after send number `duringSend` has gone out. */
export interface HistoryEvent {
  readonly atMs: number;
  readonly duringSend?: number;
  readonly event: EventName;
}

/** What goes wrong, and what happens, in a history. */
export interface Plan {
  /** Decides latencies and jitter. */
  readonly seed: number;
  readonly serviceFaults: readonly Fault<ServiceFault>[];
  readonly sendFaults: readonly Fault<SendFault>[];
  readonly brownOuts: readonly BrownOut[];
  readonly events: readonly HistoryEvent[];
  readonly redrives: readonly Redrive[];
}

/** Everything that decides a run of the simulator. */
export interface History extends Plan {
  readonly webhooks: readonly HistoryWebhook[];
}

/** Nothing goes wrong. */
export const QUIET: Plan = { seed: 1, serviceFaults: [], sendFaults: [], brownOuts: [], events: [], redrives: [] };
