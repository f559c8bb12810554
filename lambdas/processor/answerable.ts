import { type NobodyReason, recipientOf } from '../shared/message/jid';
import type { ContentKind, MessageItem } from '../shared/message/queue-message';

/** Whether a message may be answered: where the answer goes, or why there is none. */
export type Answerable =
  | { readonly kind: 'yes'; readonly to: string }
  | { readonly kind: 'no'; readonly reason: SkipReason };

/** Why a message gets no reply. */
export type SkipReason = NobodyReason | 'own-message' | 'nothing-to-answer';

/** What a person wrote. A reaction, a vote or an edit asks for nothing, and an album's pictures come one by one. */
const WRITTEN_BY_A_PERSON: ReadonlySet<ContentKind> = new Set([
  'text',
  'media',
  'location',
  'contact',
  'choice',
  'commerce',
  'invite',
  'poll',
  'event',
]);

/** Decides by author, chat and content. Unless `fromMe` is a clear no, we could be answering ourselves. */
export function answerable(message: MessageItem): Answerable {
  if (message.fromMe !== 'no') return { kind: 'no', reason: 'own-message' };
  const recipient = recipientOf(message);
  if (recipient.kind === 'nobody') return { kind: 'no', reason: recipient.reason };
  if (!WRITTEN_BY_A_PERSON.has(message.content.kind)) return { kind: 'no', reason: 'nothing-to-answer' };
  return { kind: 'yes', to: recipient.to };
}
