import { SEND_FAULTS, SERVICE_FAULTS, WORLD_EVENTS } from './history';
import { INVARIANTS } from './observer';
import { type Failure, INVARIANT_NAMES, type SearchResult } from './search';

const NAME_WIDTH = 22;

/** What a search came to, as a table for people. */
export function reportOf(result: SearchResult, seconds: number): string {
  const { histories, injected, violations, metrics, failure } = result;
  const faults = [...new Set([...SERVICE_FAULTS, ...SEND_FAULTS, ...WORLD_EVENTS])];
  const total = Object.values(injected).reduce((sum, count) => sum + count, 0);
  return [
    `${number(histories)} histories in ${Math.round(seconds)} s, ${number(total)} faults and events`,
    '',
    'fault or event              injected',
    ...faults.map((name) => row(name, injected[name] ?? 0)),
    '',
    'what the product did            times',
    ...['MessagesAccepted', 'Duplicates', 'RepliesSent', 'SendRetries', 'SendOutcomeUnknown', 'DeadLettered'].map(
      (name) => row(name, metrics[name] ?? 0),
    ),
    '',
    'promise                   violations',
    ...INVARIANT_NAMES.map((name) => `${row(name, violations[name])}   ${INVARIANTS[name]}`),
    ...(failure === null ? [] : ['', failureReport(failure)]),
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

function row(name: string, count: number): string {
  return `${name.padEnd(NAME_WIDTH)}${number(count).padStart(14)}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
