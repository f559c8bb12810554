import { readWebhookEvent } from '../../lambdas/ingest/reading/webhook-event';
import { pseudonymWith } from '../../lambdas/shared/message/pseudonym';

/** When the webhooks of {@link readWebhook} arrived. */
const RECEIVED_AT_MS = 1_760_000_000_000;
const pseudonym = pseudonymWith('the-key');

/** What ingest reads out of the JSON of a webhook, and of its text where that is written otherwise. */
export const readWebhook = (json: unknown, text = JSON.stringify(json)) =>
  readWebhookEvent({ json, text, receivedAtMs: RECEIVED_AT_MS, pseudonym });
/** The same of messages. */
export const readMessages = (...messages: unknown[]) => readWebhook({ event: 'messages.upsert', messages });
/** The same of delivery states. */
export const readStatuses = (...statuses: unknown[]) => readWebhook({ event: 'messages.update', statuses });
/** The key of a customer's message. */
export const customersKey = (id: unknown) => ({ id, fromMe: false, remoteJid: '5215550000101@s.whatsapp.net' });
