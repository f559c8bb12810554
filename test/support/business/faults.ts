import type { SendResult } from '../../../lambdas/shared/send/send-api';

/** How long ingest takes for a webhook on a usual day. */
export const USUAL_INGEST_MS = 45;

/** How one attempt to send ends, or `crash`: the function dies in the middle of it. */
export type SimulatedSend = { readonly result: SendResult; readonly tookMs: number } | 'crash';

/** What becomes of a reply that the send API took; `unsent`: it fails, and was never reported as sent. */
export type Delivery = 'delivered' | 'only-sent' | 'failed' | 'unsent' | 'only-read';

/** What goes wrong, as functions of the time; whatever is left out works. */
export interface Faults {
  /** An attempt at a message, the first one being 1. */
  readonly send?: (atMs: number, attempt: number) => SimulatedSend | undefined;
  /** Whether Lambda takes nothing from the queue. */
  readonly isProcessorStopped?: (atMs: number) => boolean;
  /** The secret that WhatzMeAPI signs with. */
  readonly panelSecret?: (atMs: number) => string;
  /** Whether it does not sign at all. */
  readonly isPanelWithoutSecret?: (atMs: number) => boolean;
  /** Another name of its events. */
  readonly eventName?: (atMs: number) => string | undefined;
  /** Whether it tells hidden numbers instead of customers' own. */
  readonly isNumberHidden?: (atMs: number) => boolean;
  /** The token in WhatzMeAPI's `Authorization`. */
  readonly panelToken?: (atMs: number) => string;
  /** Blanks that WhatzMeAPI puts behind a webhook. */
  readonly paddingBytes?: (atMs: number) => number;
  /** Whether SQS refuses what ingest sends. */
  readonly isQueueDown?: (atMs: number) => boolean;
  /** How long SQS takes for what ingest sends. @default no time */
  readonly queueMs?: (atMs: number) => number;
  /** How long ingest takes. @default {@link USUAL_INGEST_MS} */
  readonly ingestMs?: (atMs: number) => number;
  readonly delivery?: (atMs: number) => Delivery;
  /** Whether the phone has lost its connection, so that no webhook comes. */
  readonly isPhoneOffline?: (atMs: number) => boolean;
}
