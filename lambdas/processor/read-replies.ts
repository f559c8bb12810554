import { readFileSync } from 'node:fs';
import { parseReplies, type Replies, RepliesError } from './replies';

/** The replies in the file at `path`. @throws RepliesError that lists every problem, with the line when it is not JSON. */
export function readReplies(path: string): Replies {
  return parseReplies(jsonIn(textIn(readFileSync(path))));
}

/** An old Notepad saves letters with accents as bytes that are no UTF-8; customers would get them broken. */
function textIn(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RepliesError(['is not UTF-8: save it with the encoding UTF-8']);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RepliesError([`${placeOf(String(error), text)}is not JSON: ${String(error)}`]);
  }
}

/** JSON.parse may tell the position, as a number; an editor shows lines. */
function placeOf(message: string, text: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? '' : `line ${text.slice(0, Number(position)).split('\n').length}: `;
}
