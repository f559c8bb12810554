import * as v from 'valibot';

/** A message from a customer, as the chat at the terminal shows it. */
export interface ChatMessage {
  readonly id: string;
  /** The JID up to the `@`, without device. */
  readonly from: string;
  readonly text: string;
}

const webhook = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ event: v.literal('messages.upsert'), messages: v.array(v.unknown()) }),
);
const message = v.object({
  key: v.object({ id: v.string(), remoteJid: v.string(), fromMe: v.optional(v.boolean(), false) }),
  message: v.nullish(v.record(v.string(), v.unknown())),
});

/**
 * The messages of customers in a webhook, for display only: the functions decide on their own what a message says. Shows
 * the kind of content (`imageMessage`) where there is no plain text.
 */
export function chatMessagesIn(body: Buffer): readonly ChatMessage[] {
  const parsed = v.safeParse(webhook, body.toString());
  if (!parsed.success) return [];
  return parsed.output.messages.flatMap((entry) => {
    const result = v.safeParse(message, entry);
    if (!result.success || result.output.key.fromMe) return [];
    const { key, message: content } = result.output;
    return [{ id: key.id, from: key.remoteJid.replace(/[:@].*$/, ''), text: textOf(content ?? {}) }];
  });
}

function textOf(content: Readonly<Record<string, unknown>>): string {
  if (typeof content.conversation === 'string') return `"${content.conversation}"`;
  const extended = v.safeParse(v.object({ text: v.string() }), content.extendedTextMessage);
  return extended.success ? `"${extended.output.text}"` : `[${Object.keys(content)[0] ?? '?'}]`;
}
