import { statSync } from 'node:fs';
import { errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import { type ChooseReply, replyByRules } from './choose-reply';
import { readReplies } from './read-replies';
import { RepliesError } from './replies-error';

/**
 * Answers by the rules in a file, read again whenever it changes. While an edit is not usable, the rules before it serve on.
 *
 * @throws RepliesError when the file is not usable at the start.
 */
export function replyByFile(path: string, telemetry: Telemetry): ChooseReply {
  let readAtMs = statSync(path).mtimeMs;
  let chooseReply = replyByRules(readReplies(path));
  return (message) => {
    const changedAtMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? readAtMs;
    if (changedAtMs !== readAtMs) {
      readAtMs = changedAtMs;
      chooseReply = reread(path, chooseReply, telemetry);
    }
    return chooseReply(message);
  };
}

function reread(path: string, before: ChooseReply, telemetry: Telemetry): ChooseReply {
  try {
    const chooseReply = replyByRules(readReplies(path));
    telemetry.info('replies reloaded');
    return chooseReply;
  } catch (error) {
    const problems = error instanceof RepliesError ? JSON.stringify(error.problems) : undefined;
    telemetry.error('replies not usable', { ...errorFields(error), problems });
    return before;
  }
}
