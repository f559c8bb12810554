import { createHash } from 'node:crypto';

/** Id of the idempotency record of a reply, as Powertools makes it. */
export function recordIdOf(key: string): string {
  return `reply#${createHash('sha256').update(JSON.stringify({ key })).digest('base64')}`;
}
