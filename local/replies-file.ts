import { statSync } from 'node:fs';
import { type ChooseReply, replyByRules } from '../lambdas/processor/choose-reply';
import { readReplies } from '../lib/settings/read-replies';

/**
 * Answers by the rules in a file, which is read again whenever it changes. A version with mistakes changes nothing: the last
 * good rules stay in use, and the watch of the file reports the mistakes.
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
