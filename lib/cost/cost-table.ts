import { type CostLine, fixedLines, variableLines } from './cost-lines';
import { PRICES, type PriceName, priceOf } from './prices';
import { arrivalsOf, type Traffic } from './traffic';

/** USD, with and without a web ACL before the API. */
export interface Total {
  readonly withoutWaf: number;
  readonly withWaf: number;
}

/** A month's bill. */
export interface CostTable {
  readonly traffic: Traffic;
  readonly variable: readonly CostLine[];
  readonly fixed: readonly CostLine[];
  readonly variableTotal: Total;
  readonly fixedTotal: Total;
  readonly total: Total;
  /** The month with what AWS charges no account for, if no other stack of the account uses it up. */
  readonly freeTierTotal: Total;
  /** The same of a month without a message. */
  readonly freeTierFixed: Total;
  /** The variable part for a million messages at this traffic. */
  readonly perMillion: Total;
}

const MILLION = 1_000_000;

/** What a month with this traffic costs, in USD. */
export function costTable(traffic: Traffic): CostTable {
  const variable = variableLines(arrivalsOf(traffic));
  const fixed = fixedLines();
  const variableTotal = totalOf(variable);
  return {
    traffic,
    variable,
    fixed,
    variableTotal,
    fixedTotal: totalOf(fixed),
    total: totalOf([...variable, ...fixed]),
    freeTierTotal: freeTierTotalOf([...variable, ...fixed]),
    freeTierFixed: freeTierTotalOf(fixed),
    perMillion: scaled(variableTotal, MILLION / traffic.messages),
  };
}

function totalOf(lines: readonly CostLine[]): Total {
  const sum = (counted: readonly CostLine[]) => counted.reduce((usd, line) => usd + line.usd, 0);
  return { withoutWaf: sum(lines.filter(({ waf }) => !waf)), withWaf: sum(lines) };
}

function freeTierTotalOf(lines: readonly CostLine[]): Total {
  return { withoutWaf: billed(lines.filter(({ waf }) => !waf)), withWaf: billed(lines) };
}

/** Lines of one price share what is free of it. */
function billed(lines: readonly CostLine[]): number {
  const quantities = new Map<PriceName, number>();
  for (const { price, quantity } of lines) quantities.set(price, (quantities.get(price) ?? 0) + quantity);
  return [...quantities].reduce(
    (usd, [price, quantity]) => usd + priceOf(price, Math.max(0, quantity - (PRICES[price].alwaysFree ?? 0))),
    0,
  );
}

function scaled({ withoutWaf, withWaf }: Total, factor: number): Total {
  return { withoutWaf: withoutWaf * factor, withWaf: withWaf * factor };
}
