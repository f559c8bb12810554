/** How often each AWS operation was called, by its name, such as `SendMessage`. */
export type CallCounts = Readonly<Record<string, number>>;

/** What one thing takes: its AWS calls, and the bytes that each function logs for it. */
export interface Footprint {
  readonly calls: CallCounts;
  readonly ingestLogBytes: number;
  readonly processorLogBytes: number;
}

/** What was counted. */
export interface CountedCalls {
  /** Loading both functions and one message, before anything was warm: what its secrets take. */
  readonly start: Footprint;
  readonly message: Footprint;
  readonly duplicate: Footprint;
  readonly status: Footprint;
}

/** Adds up while things happen. */
export interface FootprintCounter {
  call(operation: string): void;
  /** A line of a function's output, metrics included. */
  line(service: unknown, text: string): void;
  /** How often this operation was called since the last {@link take}. */
  callsOf(operation: string): number;
  /** What was counted, divided by `share`, and starts anew. */
  take(share: number): Footprint;
}

/** CloudWatch charges 26 bytes on top of every log event. */
const BYTES_PER_LOG_EVENT = 26;

/** A counter at zero. */
export function createFootprintCounter(): FootprintCounter {
  let calls = new Map<string, number>();
  let logBytes = new Map<unknown, number>();
  return {
    call: (operation) => {
      calls.set(operation, (calls.get(operation) ?? 0) + 1);
    },
    line: (service, text) => {
      logBytes.set(service, (logBytes.get(service) ?? 0) + Buffer.byteLength(text) + BYTES_PER_LOG_EVENT);
    },
    callsOf: (operation) => calls.get(operation) ?? 0,
    take: (share) => {
      const footprint = {
        calls: Object.fromEntries([...calls].sort().map(([operation, count]) => [operation, count / share])),
        ingestLogBytes: Math.round((logBytes.get('ingest') ?? 0) / share),
        processorLogBytes: Math.round((logBytes.get('processor') ?? 0) / share),
      };
      calls = new Map();
      logBytes = new Map();
      return footprint;
    },
  };
}
