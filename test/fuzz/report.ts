import { type Block, isReached } from './block-coverage';
import type { Comparison, MeasuredResult } from './fuzz-guided';
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

/** What both ways came to, and what of the code neither reached. */
export function comparisonReport({ random, guided, kept, blocks }: Comparison): string {
  const reachedBy = ({ executed }: MeasuredResult) => {
    const count = blocks.filter((block) => isReached(block, executed)).length;
    return `${number(count)} of ${number(blocks.length)} blocks of lambdas/ingest reached`;
  };
  const missed = blocks.filter((block) => [random, guided].every(({ executed }) => !isReached(block, executed)));
  return [
    `at random: ${reachedBy(random)}`,
    resultReport(random),
    '',
    `guided by coverage: ${reachedBy(guided)}, ${number(kept)} inputs kept`,
    resultReport(guided),
    '',
    'blocks that neither reached:',
    ...namesWithCounts(missed),
  ].join('\n');
}

function namesWithCounts(blocks: readonly Block[]): string[] {
  const counts = new Map<string, number>();
  for (const { functionName } of blocks) counts.set(functionName, (counts.get(functionName) ?? 0) + 1);
  return [...counts].sort().map(([name, count]) => `  ${String(count).padStart(3)}  ${name}`);
}

/** A body of 4 MiB tells nobody more than its beginning does. */
function shortened(_name: string, value: unknown): unknown {
  const isLong = typeof value === 'string' && value.length > MOST_SHOWN;
  return isLong ? `${value.slice(0, MOST_SHOWN)}… (${number(value.length)})` : value;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
