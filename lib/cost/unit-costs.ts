import { SECONDS_PER_MONTH } from './assumptions';
import { type CostLine, fixedLines, variableLines } from './cost-lines';
import type { Arrivals } from './traffic';

const SECONDS_PER_DAY = 24 * 60 * 60;

/** What one message, duplicate or state costs, in USD. */
export function usdPerArrival(withWaf: boolean): Arrivals {
  const nothing: Arrivals = { message: 0, duplicate: 0, status: 0 };
  return {
    message: usdOf(variableLines({ ...nothing, message: 1 }), withWaf),
    duplicate: usdOf(variableLines({ ...nothing, duplicate: 1 }), withWaf),
    status: usdOf(variableLines({ ...nothing, status: 1 }), withWaf),
  };
}

/** What a day costs without a single message, in USD. */
export function fixedUsdPerDay(withWaf: boolean): number {
  return (usdOf(fixedLines(), withWaf) * SECONDS_PER_DAY) / SECONDS_PER_MONTH;
}

function usdOf(lines: readonly CostLine[], withWaf: boolean): number {
  return lines.filter(({ waf }) => withWaf || !waf).reduce((usd, line) => usd + line.usd, 0);
}
