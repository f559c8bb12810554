import type { ContentKind } from './queue-message';

/** What a person wrote. A reaction, a vote or an edit asks for nothing, and an album's pictures come one by one. */
export const WRITTEN_BY_A_PERSON: ReadonlySet<ContentKind> = new Set([
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
