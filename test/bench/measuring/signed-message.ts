import { messageWebhook } from '../../../cli/simulate/simulated-webhook';
import { signedHeaders } from '../../support/signed-webhook';

/** A signed webhook, ready to be posted. */
export interface SignedMessage {
  readonly id: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Chats that messages come from: those of one chat are answered one after the other. */
const CHATS = 200;
const FIRST_PHONE = 5_215_550_000_000;

/** The message number `index` of a run; `run` keeps the ids of one run apart from those of another. */
export function signedMessage(run: string, index: number): SignedMessage {
  const id = `${run}${String(index).padStart(8, '0')}`;
  const from = String(FIRST_PHONE + (index % CHATS));
  const body = JSON.stringify(messageWebhook({ id, from, text: '¿A qué hora abren mañana?', now: new Date() }));
  return { id, body, headers: signedHeaders(body) };
}
