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
  /** All that are left, in order. */
  lines(): readonly BufferedLine[];
}

const MOST_LINES = 5_000;

/** Keeps the latest 5,000 lines. */
export function createLogBuffer(nowMs: () => number): LogBuffer {
  let count = 0;
  let lines: BufferedLine[] = [];
  return {
    add: (fields) => {
      count += 1;
      lines.push({ number: count, atMs: nowMs(), fields });
      // Not one by one: taking the first out of an array moves all others.
      if (lines.length > 2 * MOST_LINES) lines = lines.slice(-MOST_LINES);
    },
    lines: () => lines.slice(-MOST_LINES),
  };
}
