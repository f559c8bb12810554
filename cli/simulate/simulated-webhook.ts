/** A webhook as WhatzMeAPI would post it. */
export type SimulatedWebhook = { readonly event: string } & Readonly<Record<string, unknown>>;

/** A message from a customer to simulate. */
export interface SimulatedMessage {
  readonly id: string;
  /** Phone number: digits with the country code. */
  readonly from: string;
  readonly text: string;
  readonly now: Date;
}

/** The webhook of one incoming message. `messageTimestamp` is in seconds. */
export function messageWebhook({ id, from, text, now }: SimulatedMessage): SimulatedWebhook {
  return {
    event: 'messages.upsert',
    messages: [
      {
        key: { id, fromMe: false, remoteJid: `${from}@s.whatsapp.net` },
        message: { conversation: text },
        messageTimestamp: Math.floor(now.getTime() / 1000),
      },
    ],
  };
}

/** The webhook of one delivery state. */
export function statusWebhook({ id, status }: { readonly id: string; readonly status: string }): SimulatedWebhook {
  return { event: 'messages.update', statuses: [{ id, status }] };
}
