import { existsSync, statSync } from 'node:fs';
import { type ChooseReply, replyByRules } from '../lambdas/processor/choose-reply';
import { checkReplies } from '../lib/settings/check-replies';
import type { Problem } from '../lib/settings/problem';
import { readReplies } from '../lib/settings/read-replies';

/** What became of an edit of `replies.json`. */
export type RepliesChange =
  | { readonly kind: 'reloaded'; readonly warnings: readonly Problem[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable'; readonly problems: readonly Problem[] };

/** The rules in a file that may be edited at any time. */
export interface RepliesFile {
  /** Answers by the rules of this moment; while an edit is not usable, the rules before it serve on. */
  readonly chooseReply: ChooseReply;
  close(): void;
}

const INTERVAL_MS = 500;

/** An editor empties the file before it writes it. */
const UNTIL_WRITTEN_MS = 100;

/**
 * Opens the replies at `path`, and tells of each edit, also when no message meets it. Polls, because editors replace files and
 * not every file system tells of that.
 *
 * @throws RepliesError when the file is not usable at the start
 */
export function openReplies(path: string, onChange: (change: RepliesChange) => void): RepliesFile {
  let chooseReply = replyByRules(readReplies(path));
  let readAtMs = changedAtMs(path);
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const nowMs = changedAtMs(path);
    if (nowMs === readAtMs) return;
    readAtMs = nowMs;
    chooseReply = reread(path) ?? chooseReply;
    clearTimeout(timer);
    timer = setTimeout(() => onChange(changeOf(path)), UNTIL_WRITTEN_MS);
  };
  // Not `watchFile`: it compares with its own first look, and an edit before that would never be told.
  const poll = setInterval(look, INTERVAL_MS).unref();
  return {
    chooseReply: (message, at) => {
      look();
      return chooseReply(message, at);
    },
    close: () => {
      clearInterval(poll);
      clearTimeout(timer);
    },
  };
}

function changedAtMs(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function reread(path: string): ChooseReply | null {
  try {
    return checkReplies(path).problems.length === 0 ? replyByRules(readReplies(path)) : null;
  } catch {
    return null;
  }
}

function changeOf(path: string): RepliesChange {
  if (!existsSync(path)) return { kind: 'missing' };
  const { problems, warnings } = checkReplies(path);
  return problems.length === 0 ? { kind: 'reloaded', warnings } : { kind: 'unusable', problems };
}
