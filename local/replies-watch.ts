import { existsSync, type Stats, unwatchFile, watchFile } from 'node:fs';
import { checkReplies } from '../lib/settings/check-replies';
import type { Problem } from '../lib/settings/problem';

/** What became of an edit of `replies.json`. */
export type RepliesChange =
  | { readonly kind: 'reloaded' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable'; readonly problems: readonly Problem[] };

const INTERVAL_MS = 500;

/** An editor empties the file before it writes it. */
const UNTIL_WRITTEN_MS = 100;

/**
 * Tells of each edit of the replies at `path`, before the first message that meets it. Polls, because editors replace
 * files and not every file system tells of that. The processor function reads the file on its own.
 * Gives what ends it.
 */
export function watchReplies(path: string, onChange: (change: RepliesChange) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const look = (now: Stats, before: Stats) => {
    if (now.mtimeMs === before.mtimeMs) return;
    clearTimeout(timer);
    timer = setTimeout(() => onChange(changeOf(path)), UNTIL_WRITTEN_MS);
  };
  watchFile(path, { interval: INTERVAL_MS, persistent: false }, look);
  return () => {
    unwatchFile(path, look);
    clearTimeout(timer);
  };
}

function changeOf(path: string): RepliesChange {
  if (!existsSync(path)) return { kind: 'missing' };
  const problems = checkReplies(path);
  return problems.length === 0 ? { kind: 'reloaded' } : { kind: 'unusable', problems };
}
