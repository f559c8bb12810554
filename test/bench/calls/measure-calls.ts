import { costTable } from '../../../lib/cost/cost-table';
import { startBenchProcess } from '../measuring/child-process';
import type { Row, Section } from '../measuring/table';
import type { CallCounts, CountedCalls, Footprint } from './call-counts';
import { CONSISTENT_GET, EMPTY_RECEIVE } from './counting-proxy';

/** Operations that only the emulators cause: see the notes. */
const EMULATOR_ONLY: ReadonlySet<string> = new Set([EMPTY_RECEIVE, CONSISTENT_GET]);

const A_MILLION = { messages: 1_000_000, duplicates: 0, statuses: 0 };

/** Counts the AWS calls of `count` messages, as many duplicates and as many delivery states, in a process of its own. */
export async function countCalls(count: number, node: string): Promise<CountedCalls> {
  const counted = await startBenchProcess<CountedCalls>('calls/count-process.ts', { node, args: [String(count)] });
  await counted.close();
  return counted.ready;
}

/** The calls that AWS would bill for. */
export function billedCalls(calls: CallCounts): CallCounts {
  return Object.fromEntries(Object.entries(calls).filter(([operation]) => !EMULATOR_ONLY.has(operation)));
}

/** AWS calls per message and per duplicate, and what follows from them. */
export async function measureCalls(count: number, node: string): Promise<Section> {
  const { start, message, duplicate, status } = await countCalls(count, node);
  const secrets = start.calls.GetSecretValue ?? 0;
  return {
    title: `AWS calls, counted over ${count} of each, and the cost that follows`,
    rows: [
      callsRow('per message', message),
      callsRow('per duplicate', duplicate),
      callsRow('per delivery state', status),
      { what: 'per start of both functions, and every 5 minutes (GetSecretValue)', figure: String(secrets) },
      ...costRows(),
    ],
    notes: [
      'AWS calls: both functions over the emulators, each behind a proxy that counts, one webhook at a time; batches share receive and delete. Left out is what only the emulators cause: receives without a message, and a consistent GetItem after a refused PutItem, which in AWS returns the old record itself.',
      'Cost: us-east-1, REST API, no free tier; `./whatz cost` has every line and what is assumed.',
    ],
  };
}

function callsRow(what: string, { calls }: Footprint): Row {
  const billed = Object.entries(billedCalls(calls));
  const list = billed.map(([operation, count]) => `${count} ${operation}`).join(', ');
  return { what: `${what} (${list})`, figure: String(billed.reduce((sum, [, count]) => sum + count, 0)) };
}

function costRows(): Row[] {
  const { perMillion, fixedTotal } = costTable(A_MILLION);
  const usd = (value: number) => `$${value.toFixed(2)}`;
  return [
    { what: 'per million messages, without WAF', figure: usd(perMillion.withoutWaf) },
    { what: 'per million messages, with WAF', figure: usd(perMillion.withWaf) },
    {
      what: 'fixed per month, without / with WAF',
      figure: `${usd(fixedTotal.withoutWaf)} / ${usd(fixedTotal.withWaf)}`,
    },
  ];
}
