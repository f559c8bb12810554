/** The part of a stream that is captured. */
export interface CapturedStream {
  write: NodeJS.WriteStream['write'];
}

/** A capture that is under way. */
export interface OutputCapture {
  /** Writes past the capture. */
  writeThrough(text: string): void;
  /** Gives the streams back, after what was left of an unfinished line. */
  restore(): void;
}

/**
 * Hands each line that is written to `streams` to `onLine`, which says whether it took it; other lines go where they were
 * going. Powertools writes through a `Console` of its own, so only the streams themselves see everything.
 */
export function captureOutput(
  streams: readonly [CapturedStream, ...CapturedStream[]],
  onLine: (line: string) => boolean,
): OutputCapture {
  const captures = streams.map((stream) => captureStream(stream, onLine)) as [OutputCapture, ...OutputCapture[]];
  return {
    writeThrough: captures[0].writeThrough,
    restore: () => {
      for (const capture of captures) capture.restore();
    },
  };
}

function captureStream(stream: CapturedStream, onLine: (line: string) => boolean): OutputCapture {
  const original = stream.write;
  const writeThrough = (text: string) => void original.call(stream, text);
  let unfinished = '';
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const lines = (unfinished + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      if (!onLine(line)) writeThrough(`${line}\n`);
    }
    const done = rest.find((argument) => typeof argument === 'function');
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
  return {
    writeThrough,
    restore: () => {
      stream.write = original;
      if (unfinished !== '') writeThrough(unfinished);
    },
  };
}
