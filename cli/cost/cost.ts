import { ASSUMPTIONS } from '../../lib/cost/assumptions';
import type { CostLine } from '../../lib/cost/cost-lines';
import { type CostTable, costTable, type Total } from '../../lib/cost/cost-table';
import { PRICE_REGION, PRICES, priceDates } from '../../lib/cost/prices';
import type { Command } from '../terminal/command';
import { jsonText } from '../terminal/steering';
import type { Texts } from '../texts/texts';
import { parseCostOptions } from './cost-options';

/** Adds up what a month costs. */
export const cost: Command = {
  name: 'cost',
  run: async (args, { texts, write }) => {
    const { traffic, json } = parseCostOptions(args, texts);
    const table = costTable(traffic);
    if (json) write(jsonText({ ...table, assumptions: ASSUMPTIONS, prices: PRICES }, 2));
    else for (const line of linesOf(table, texts.cost)) write(line);
    return 0;
  },
};

const QUANTITY_WIDTH = 14;
const USD_WIDTH = 12;

function linesOf(table: CostTable, texts: Texts['cost']): readonly string[] {
  const names = [...Object.values(texts.items), texts.perMillion, texts.freeTier];
  const nameWidth = Math.max(...names.map((name) => name.length)) + 2;
  const row = (name: string, left: string, right: string) =>
    `${name.padEnd(nameWidth)}${left.padStart(QUANTITY_WIDTH)}${right.padStart(USD_WIDTH)}`;
  const lineOf = ({ item, quantity, usd }: CostLine) => row(`  ${texts.items[item]}`, amount(quantity), dollars(usd));
  const totalOf = (name: string, { withoutWaf, withWaf }: Total) => row(name, dollars(withoutWaf), dollars(withWaf));
  return [
    texts.title(table.traffic, PRICE_REGION),
    '',
    row(texts.variable, texts.quantity, texts.perMonth),
    ...table.variable.map(lineOf),
    '',
    row(texts.fixed, texts.quantity, texts.perMonth),
    ...table.fixed.map(lineOf),
    '',
    row('', texts.withoutWaf, texts.withWaf),
    totalOf(texts.sumVariable, table.variableTotal),
    totalOf(texts.sumFixed, table.fixedTotal),
    totalOf(texts.sumAll, table.total),
    totalOf(texts.freeTier, table.freeTierTotal),
    totalOf(texts.perMillion, table.perMillion),
    '',
    ...texts.notes(priceDates()),
  ];
}

/** Whole when it is large enough: GB come as fractions, calls do not. */
function amount(quantity: number): string {
  return Number.isInteger(quantity) || quantity >= 1_000 ? String(Math.round(quantity)) : quantity.toFixed(2);
}

function dollars(usd: number): string {
  return usd.toFixed(2);
}
