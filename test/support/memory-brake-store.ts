import type { BrakeStore, SeenBrake } from '../../lambdas/processor/brake/brake-store';

/** A brake store in memory that keeps the promises of the real one; test/contract/brake-store.test.ts shows it. */
export class MemoryBrakeStore implements BrakeStore {
  seen: SeenBrake = { brake: null, version: 0 };
  writes = 0;

  async read(): Promise<SeenBrake> {
    return this.seen;
  }

  async replace(seen: SeenBrake, brake: SeenBrake['brake']) {
    if (seen.version !== this.seen.version) return { ...this.seen, isOurs: false };
    this.writes += 1;
    this.seen = { brake, version: seen.version + 1 };
    return { ...this.seen, isOurs: true };
  }
}

/** A brake that never holds anything, for tests that are about something else. */
export const NO_BRAKE: BrakeStore = {
  read: async () => ({ brake: null, version: 0 }),
  replace: async () => ({ brake: null, version: 0, isOurs: true }),
};
