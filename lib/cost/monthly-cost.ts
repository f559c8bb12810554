import type { Settings } from '../settings/settings-schema';
import { costTable } from './cost-table';
import { PRICE_REGION } from './prices';

/** What a stack costs, in USD, by the estimate of `./whatz cost`. */
export interface MonthlyCost {
  /** Per month without a single message. */
  readonly fixedUsd: number;
  /** The same, less what AWS charges no account for. */
  readonly fixedFreeTierUsd: number;
  readonly perMillionMessagesUsd: number;
  /** Region that the prices are of. */
  readonly priceRegion: string;
}

const MILLION = 1_000_000;

/** Adds up what a stack with these settings costs. */
export function monthlyCostOf({ waf }: Pick<Settings, 'waf'>): MonthlyCost {
  const { fixedTotal, freeTierFixed, perMillion } = costTable({ messages: MILLION, duplicates: 0, statuses: 0 });
  const which = waf ? 'withWaf' : 'withoutWaf';
  return {
    fixedUsd: fixedTotal[which],
    fixedFreeTierUsd: freeTierFixed[which],
    perMillionMessagesUsd: perMillion[which],
    priceRegion: PRICE_REGION,
  };
}
