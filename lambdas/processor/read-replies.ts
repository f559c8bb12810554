import { readFileSync } from 'node:fs';
import { parseReplies, type Replies, RepliesError } from './replies';

/** The replies in the file at `path`. @throws RepliesError that lists every problem, with the line when it is not JSON. */
export function readReplies(path: string): Replies {
  return parseReplies(jsonIn(readFileSync(path, 'utf8')));
}

function jsonIn(text: string): unknown {
  try {
    // Windows' Notepad writes a byte order mark.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new RepliesError([`${placeOf(String(error), text)}is not JSON: ${String(error)}`]);
  }
}

/** JSON.parse may tell the position, as a number; an editor shows lines. */
function placeOf(message: string, text: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? '' : `line ${text.slice(0, Number(position)).split('\n').length}: `;
}
