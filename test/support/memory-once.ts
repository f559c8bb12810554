import type { Once } from '../../lambdas/shared/once/once';

/** A {@link Once} in memory that keeps the promises of the real one. */
export function memoryOnce(): Once & { readonly done: Set<string> } {
  const done = new Set<string>();
  const running = new Set<string>();
  return {
    done,
    run: async (key, work) => {
      if (done.has(key)) return 'duplicate';
      if (running.has(key)) return 'in-progress';
      running.add(key);
      try {
        await work({ takenOver: false });
        done.add(key);
        return 'done';
      } finally {
        running.delete(key);
      }
    },
  };
}
