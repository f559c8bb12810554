import { readFileSync } from 'node:fs';
import { parseReplies, type Replies } from '../../lambdas/processor/replies';
import { RepliesError, type RepliesReasons } from '../../lambdas/processor/replies-error';
import type { Reason } from '../../lambdas/shared/reasons';

/** The replies in the file at `path`. @throws RepliesError that lists every problem */
export function readReplies(path: string): Replies {
  return parseReplies(jsonIn(readRepliesText(path)));
}

/**
 * The text of the file at `path`. An old Notepad saves letters with accents as bytes that are no UTF-8; customers would get
 * them broken.
 *
 * @throws RepliesError when it cannot be read, or is not UTF-8
 */
export function readRepliesText(path: string): string {
  const bytes = orRefuse({ code: 'cannotRead', values: { file: path } }, () => readFileSync(path));
  return orRefuse({ code: 'notUtf8', values: {} }, () => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function jsonIn(text: string): unknown {
  return orRefuse({ code: 'notJson', values: {} }, () => JSON.parse(text));
}

function orRefuse<T>(reason: Reason<RepliesReasons>, read: () => T): T {
  try {
    return read();
  } catch {
    throw new RepliesError([{ ...reason, path: [] }]);
  }
}
