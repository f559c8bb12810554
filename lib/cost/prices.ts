import file from './prices.json' with { type: 'json' };

/** What one unit costs, and where that was read. */
export interface Price {
  readonly usd: number;
  /** How many units `usd` buys. */
  readonly per: number;
  readonly unit: string;
  /** The AWS page that says so. */
  readonly source: string;
  /**
   * Units a month that AWS charges no account for, however old it is; all stacks of an account share them. What ends after twelve
   * months, such as API Gateway's, is left out.
   */
  readonly alwaysFree?: number;
  /** Month in which it was last seen to be so. Prices change: look at the page before you rely on it. */
  readonly asOf: string;
}

/** Names of the prices in `prices.json`. */
export type PriceName = keyof typeof file.prices;

/** Every price that the table uses, without volume discounts. */
export const PRICES: Readonly<Record<PriceName, Price>> = file.prices;

/** Region that the prices are for. */
export const PRICE_REGION = file.region;

/** What `quantity` units cost, in USD. */
export function priceOf(
  name: PriceName,
  quantity: number,
  prices: Readonly<Record<PriceName, Price>> = PRICES,
): number {
  const { usd, per } = prices[name];
  return (usd * quantity) / per;
}

/** The oldest and the newest month in which a price was last seen. */
export function priceDates(): { readonly oldest: string; readonly newest: string } {
  const dates = Object.values(PRICES)
    .map(({ asOf }) => asOf)
    .sort();
  return { oldest: dates[0] ?? '', newest: dates.at(-1) ?? '' };
}
