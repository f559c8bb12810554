import { setTimeout as sleep } from 'node:timers/promises';

/** Long enough for a busy machine with two cores; what is there sooner is seen sooner. */
const PATIENCE_MS = 180_000;
const LOOK_EVERY_MS = 250;

/** What was waited for did not come. */
export class OutOfPatienceError extends Error {
  readonly code = 'OUT_OF_PATIENCE';

  constructor(what: string, patienceMs: number) {
    super(`not within ${patienceMs / 1_000} s: ${what}`);
    this.name = 'OutOfPatienceError';
  }
}

/** Looks until `probe` finds something. @throws OutOfPatienceError with `what` when it does not within the patience */
export async function eventually<T>(
  what: string,
  probe: () => T | undefined | Promise<T | undefined>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const endMs = Date.now() + patienceMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > endMs) throw new OutOfPatienceError(what, patienceMs);
    await sleep(LOOK_EVERY_MS);
  }
}

/** Resolves when `holds` does. @throws as {@link eventually} does */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(what, async () => ((await holds()) ? true : undefined));
}
