import type { FuzzResult } from './fuzz-ingest';

const MOST_SHOWN = 20_000;

/** What a run came to, for people. */
export function resultReport({ statuses, queued, failure }: FuzzResult): string {
  const total = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const lines = [`${number(total)} inputs, ${number(queued)} queue messages`];
  for (const [status, count] of Object.entries(statuses)) lines.push(`  ${status}  ${number(count).padStart(9)}`);
  if (failure === null) return [...lines, 'no rule was broken'].join('\n');
  const { rule, input, again } = failure;
  return [...lines, rule, JSON.stringify(input, shortened, 2), `See it again: npm run fuzz -- ${again}`].join('\n');
}

/** A body of 4 MiB tells nobody more than its beginning does. */
function shortened(_name: string, value: unknown): unknown {
  const isLong = typeof value === 'string' && value.length > MOST_SHOWN;
  return isLong ? `${value.slice(0, MOST_SHOWN)}… (${number(value.length)})` : value;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
