import type { JsonObject } from '../lambdas/shared/message/json-object';

/** A log line of a function, with its place in the order of all. */
export interface BufferedLine {
  readonly number: number;
  readonly atMs: number;
  readonly fields: JsonObject;
}

/** The latest log lines of both functions, which stand in for their log groups. */
export interface LogBuffer {
  add(fields: JsonObject): void;
  /** The lines behind line `number`; 0 for all that are left. */
  after(number: number): readonly BufferedLine[];
}

const MOST_LINES = 5_000;

/** Keeps the latest lines, `most` of them. */
export function createLogBuffer(nowMs: () => number, most: number = MOST_LINES): LogBuffer {
  let count = 0;
  let lines: BufferedLine[] = [];
  return {
    add: (fields) => {
      count += 1;
      lines.push({ number: count, atMs: nowMs(), fields });
      // Not one by one: taking the first out of an array moves all others.
      if (lines.length > 2 * most) lines = lines.slice(-most);
    },
    after: (number) => lines.filter((line) => line.number > number).slice(-most),
  };
}
