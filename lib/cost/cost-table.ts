import { type CostLine, fixedLines, variableLines } from './cost-lines';
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
    perMillion: scaled(variableTotal, MILLION / traffic.messages),
  };
}

function totalOf(lines: readonly CostLine[]): Total {
  const sum = (counted: readonly CostLine[]) => counted.reduce((usd, line) => usd + line.usd, 0);
  return { withoutWaf: sum(lines.filter(({ waf }) => !waf)), withWaf: sum(lines) };
}

function scaled({ withoutWaf, withWaf }: Total, factor: number): Total {
  return { withoutWaf: withoutWaf * factor, withWaf: withWaf * factor };
}
