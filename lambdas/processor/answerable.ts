import { type NobodyReason, recipientOf } from '../shared/message/jid';
import type { MessageItem } from '../shared/message/queue-message';
import { WRITTEN_BY_A_PERSON } from '../shared/message/written-kinds';

/** Whether a message may be answered: where the answer goes, or why there is none. */
export type Answerable =
  | { readonly kind: 'yes'; readonly to: string }
  | { readonly kind: 'no'; readonly reason: SkipReason };

/** Why a message gets no reply. */
export type SkipReason = NobodyReason | 'own-message' | 'nothing-to-answer';

/** Decides by author, chat and content. Unless `fromMe` is a clear no, we could be answering ourselves. */
export function answerable(message: MessageItem): Answerable {
  if (message.fromMe !== 'no') return { kind: 'no', reason: 'own-message' };
  const recipient = recipientOf(message);
  if (recipient.kind === 'nobody') return { kind: 'no', reason: recipient.reason };
  if (!WRITTEN_BY_A_PERSON.has(message.content.kind)) return { kind: 'no', reason: 'nothing-to-answer' };
  return { kind: 'yes', to: recipient.to };
}
