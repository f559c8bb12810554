import * as v from 'valibot';

/** A reply that a send API took. */
export interface SentReply {
  readonly to: string;
  readonly text: string;
}

const request = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ to: v.string(), text: v.object({ body: v.string() }) }),
  v.transform(({ to, text }): SentReply => ({ to, text: text.body })),
);

/** `send` (a `fetch`) that also tells of each reply that the API at `sendUrl` answered with a 2xx. */
export function tellSentReplies(send: typeof fetch, sendUrl: string, onSent: (reply: SentReply) => void): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const reply = v.safeParse(request, init?.body);
    if (response.ok && input === `${sendUrl}/messages/send` && reply.success) onSent(reply.output);
    return response;
  };
}
