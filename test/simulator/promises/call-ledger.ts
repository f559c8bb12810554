import type { ByKind } from '../journal/by-kind';
import type { Invocation } from '../journal/entry';

interface Calls {
  /** Those that failed and were not repeated with success: operation and body. */
  readonly failed: Set<string>;
  readonly successful: Set<string>;
}

/** How the calls to AWS ended for each invocation, and which invocations died. */
export class CallLedger {
  readonly #dead = new Set<Invocation>();
  readonly #calls = new Map<Invocation, Calls>();

  readonly notes: ByKind<void> = {
    died: ({ invocation }) => void this.#dead.add(invocation),
    'call-ended': ({ invocation, target, body, isAnswered }) => {
      const calls = this.#calls.get(invocation) ?? { failed: new Set(), successful: new Set() };
      const call = `${target} ${body}`;
      if (isAnswered) calls.failed.delete(call);
      (isAnswered ? calls.successful : calls.failed).add(call);
      this.#calls.set(invocation, calls);
    },
  };

  /** Whether it died before it could end. */
  hasDied(invocation: Invocation): boolean {
    return this.#dead.has(invocation);
  }

  /** Whether a call of `operation` that has `part` in its body failed for good. */
  hasFailed(invocation: Invocation, operation: string, part: string): boolean {
    return isAmong(this.#calls.get(invocation)?.failed, operation, part);
  }

  /** Whether a call of `operation` that has `part` in its body has ever succeeded. */
  hasSucceeded(invocation: Invocation, operation: string, part: string): boolean {
    return isAmong(this.#calls.get(invocation)?.successful, operation, part);
  }
}

function isAmong(calls: ReadonlySet<string> = new Set(), operation: string, part: string): boolean {
  return [...calls].some((call) => call.split(' ', 1)[0]?.endsWith(operation) && call.includes(part));
}
