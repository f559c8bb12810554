import { type Profiler, Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

/** A block that V8 has told apart: where it begins, and in which function. */
export interface Block {
  readonly functionKey: string;
  readonly functionName: string;
  readonly offset: number;
}

/** Which characters of each function were executed, by the function's key. */
export type Executed = ReadonlyMap<string, Uint8Array>;

interface SeenFunction {
  readonly name: string;
  readonly start: number;
  /** 1 for each character that was executed. */
  readonly executed: Uint8Array;
  /** Where its blocks begin. */
  readonly blocks: Set<number>;
}

/** V8 loses sight of a small function that its compilers have put into another one. */
const COMPILERS_THAT_INLINE = ['opt', 'maglev'];

/**
 * Which blocks of the source files in one folder are executed, told by V8 itself. What is to be seen must be loaded after
 * {@link start}: V8 counts blocks only in what it compiles from then on.
 */
export class BlockCoverage {
  readonly #session = new Session();
  readonly #folder: string;
  readonly #functions = new Map<string, SeenFunction>();

  /** @param folder part of the URLs of the files, such as `/lambdas/ingest/` */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Begins to count, and keeps V8 from optimising until {@link stop}. */
  start(): void {
    for (const compiler of COMPILERS_THAT_INLINE) setFlagsFromString(`--no-${compiler}`);
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Ends both. */
  stop(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
    for (const compiler of COMPILERS_THAT_INLINE) setFlagsFromString(`--${compiler}`);
  }

  /**
   * What was executed since the last call: each block with how often, in powers of 2, so that a loop that runs far more often
   * than ever before is something new, too.
   */
  take(): readonly string[] {
    const features: string[] = [];
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error) throw error;
      for (const { url, functions } of result) {
        if (!url.includes(this.#folder)) continue;
        const file = url.slice(url.lastIndexOf('/') + 1);
        for (const covered of functions) if (isWritten(covered)) this.#add(file, covered, features);
      }
    });
    return features;
  }

  #add(file: string, { functionName, ranges }: Profiler.FunctionCoverage, features: string[]): void {
    const [{ startOffset: start, endOffset: end } = { startOffset: 0, endOffset: 0 }] = ranges;
    const key = `${file}:${start}`;
    const name = `${file} ${functionName || '(anonymous)'}`;
    const seen = this.#functions.get(key) ?? { name, start, executed: new Uint8Array(end - start), blocks: new Set() };
    this.#functions.set(key, seen);
    addRanges(seen, ranges);
    for (const { startOffset, count } of ranges) {
      if (count > 0) features.push(`${file}:${startOffset}*${Math.ceil(Math.log2(count))}`);
    }
  }

  /** What was executed until now; from now on it is added up anew. */
  harvest(): Executed {
    const harvested = new Map([...this.#functions].map(([key, { executed }]) => [key, executed.slice()]));
    for (const { executed } of this.#functions.values()) executed.fill(0);
    return harvested;
  }

  /** Every block seen until now, executed or not. */
  blocks(): readonly Block[] {
    return [...this.#functions].flatMap(([functionKey, { name, start, blocks }]) =>
      [...blocks].map((offset) => ({ functionKey, functionName: name, offset: offset - start })),
    );
  }
}

/** Whether `block` was executed. */
export function isReached({ functionKey, offset }: Block, executed: Executed): boolean {
  return executed.get(functionKey)?.[offset] === 1;
}

/** Not what runs once when a file is loaded, nor what the compiler adds to keep the names of functions. */
function isWritten({ functionName, ranges }: Profiler.FunctionCoverage): boolean {
  return functionName !== '__name' && ranges[0]?.startOffset !== 0;
}

/** The ranges are nested, from the outside in: of two that hold a character, the later one tells whether it ran. */
function addRanges({ executed, start, blocks }: SeenFunction, ranges: readonly Profiler.CoverageRange[]): void {
  const ran = new Uint8Array(executed.length);
  for (const { startOffset, endOffset, count } of ranges) {
    blocks.add(startOffset);
    ran.fill(count > 0 ? 1 : 0, startOffset - start, endOffset - start);
  }
  for (const [offset, isExecuted] of ran.entries()) if (isExecuted === 1) executed[offset] = 1;
}
