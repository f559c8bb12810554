import type { DeliveryStates } from '../../lambdas/ingest/states/delivery-states';
import { rankOf } from '../../lambdas/ingest/states/state-ladder';

/** {@link DeliveryStates} in memory that keep the promises of the real ones; test/contract/delivery-states.test.ts shows it. */
export function memoryStates(): DeliveryStates {
  const ranks = new Map<string, number>();
  return {
    rise: async ({ group, state }) => {
      const from = ranks.get(group) ?? null;
      if (from !== null && from >= rankOf(state)) return { kind: 'known' };
      ranks.set(group, rankOf(state));
      return { kind: 'risen', from };
    },
  };
}
