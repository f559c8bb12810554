import type { Texts } from '../texts/texts';
import { type Finding, failed } from './check';

/** What to say of `address` when `error` came instead of an answer; `mend` is for all but silence on an open connection. */
export function noAnswer(address: string, error: unknown, texts: Texts['doctor'], mend: string): Finding {
  if (isTimeout(error)) return failed(texts.silent(address), texts.mendSilent);
  return failed(texts.unreachable(address, reasonOf(error)), mend);
}

/** What `AbortSignal.timeout` aborts with is a DOMException, which need not be an Error. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
}

/** `fetch` keeps the system's error in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
