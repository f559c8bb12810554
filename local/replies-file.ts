import { statSync } from 'node:fs';
import { type ChooseReply, replyByRules } from '../lambdas/processor/choose-reply';
import { readReplies } from '../lib/settings/read-replies';

/**
 * Answers by the rules in a file, read again whenever it changes. While an edit is not usable, the rules before it serve on;
 * the watch of the file tells of it.
 *
 * @throws RepliesError when the file is not usable at the start.
 */
export function replyByFile(path: string): ChooseReply {
  let readAtMs = statSync(path).mtimeMs;
  let chooseReply = replyByRules(readReplies(path));
  return (message) => {
    const changedAtMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? readAtMs;
    if (changedAtMs !== readAtMs) {
      readAtMs = changedAtMs;
      chooseReply = reread(path) ?? chooseReply;
    }
    return chooseReply(message);
  };
}

function reread(path: string): ChooseReply | null {
  try {
    return replyByRules(readReplies(path));
  } catch {
    return null;
  }
}
