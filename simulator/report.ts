import { REDRIVES, SEND_FAULTS, SERVICE_FAULTS, WORLD_EVENTS } from './history';
import { INVARIANT_NAMES, INVARIANTS } from './observer';
import type { Failure, SearchResult } from './search';

const NAME_WIDTH = 24;

const NAMES_OF_METRICS = [
  'MessagesAccepted',
  'Duplicates',
  'RepliesSent',
  'RepliesSkipped',
  'SendRetries',
  'SendOutcomeUnknown',
  'DeadLettered',
];

/** What a search came to, as a table for people. */
export function reportOf(result: SearchResult, seconds: number): string {
  const { histories, injected, effective, violations, metrics, failures } = result;
  const faults = [...new Set([...SERVICE_FAULTS, ...SEND_FAULTS])];
  const total = Object.values(injected).reduce((sum, count) => sum + count, 0);
  return [
    `${number(histories)} histories in ${Math.round(seconds)} s, ${number(total)} faults and events`,
    '',
    'fault of a call                  times',
    ...faults.map((name) => row(name, injected[name] ?? 0)),
    row('of these by brown-outs', effective['brown-out'] ?? 0),
    '',
    'event                         happened      met something',
    ...[...WORLD_EVENTS, ...REDRIVES].map((name) => row(name, injected[name] ?? 0, effective[name] ?? 0)),
    '',
    'what the product did             times',
    ...NAMES_OF_METRICS.map((name) => row(name, metrics[name] ?? 0)),
    '',
    'promise                broken in histories',
    ...INVARIANT_NAMES.map((name) => `${row(name, violations[name])}   ${INVARIANTS[name]}`),
    ...failures.flatMap((failure) => ['', failureReport(failure)]),
  ].join('\n');
}

function failureReport({ seed, path, history, violations }: Failure): string {
  return [
    'The shortest history that breaks a promise:',
    JSON.stringify(history, null, 2),
    ...violations.map(({ invariant, what }) => `${invariant}: ${what}`),
    '',
    `See it again: npm run simulate:faults -- --seed ${seed} --path ${path}`,
  ].join('\n');
}

function row(name: string, ...counts: number[]): string {
  return `${name.padEnd(NAME_WIDTH)}${counts.map((count) => number(count).padStart(14)).join('     ')}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
