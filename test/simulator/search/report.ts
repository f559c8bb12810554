import { EVENTS, REDRIVES, SEND_FAULTS, SERVICE_FAULTS } from '../history/history';
import { PROMISES } from '../promises/check';
import { textOf } from '../promises/promise';
import { type Counts, hasFailed } from './counts';
import type { Failure, SearchResult } from './search';

const NAME_WIDTH = 24;

const STORY_FOLLOWS =
  'What happened (time in the simulation; calls and sends by the numbers that faults are given by):';
const NOT_REPEATED =
  'It did not repeat: the same history, run again, broke nothing. Something decides that the seed does not, which is a fault too.';

const NAMES_OF_METRICS = [
  'MessagesAccepted',
  'Duplicates',
  'RepliesSent',
  'RepliesSkipped',
  'SendRetries',
  'SendOutcomeUnknown',
  'DeadLettered',
];

/** What a search for `wanted` histories came to, as a table for people. */
export function reportOf({ counts, failures }: SearchResult, wanted: number): string {
  const { injected, effective, metrics, broken, simulatedMs, digest } = counts;
  const total = Object.values(injected).reduce((sum, count) => sum + count, 0);
  return [
    `${progressOf(counts, wanted)}, ${number(total)} faults and events, ${number(simulatedMs)} ms of virtual time`,
    `journals ${digest}`,
    '',
    'fault of a call                  times',
    ...[...SERVICE_FAULTS, ...SEND_FAULTS].map((name) => row(name, injected[name])),
    row('of these by brown-outs', effective['brown-out']),
    '',
    'event                         happened      met something',
    ...[...EVENTS, ...REDRIVES].map((name) => row(name, injected[name], effective[name])),
    '',
    'what the product did             times',
    ...NAMES_OF_METRICS.map((name) => row(name, metrics[name])),
    '',
    'promise                broken in histories',
    ...PROMISES.map(({ name, statement }) => `${row(name, broken[name])}   ${statement}`),
    ...tell(failures),
  ].join('\n');
}

/** What a replay of one history came to: what happened in it, or that nothing is broken any more. */
export function replayReportOf(failures: readonly Failure[]): string {
  return failures.length === 0 ? 'This history breaks no promise.' : tell(failures).slice(1).join('\n');
}

/** Whether all histories that were wanted have run, and none of them broke a promise, not even once. */
export function isClean({ counts, failures }: SearchResult, wanted: number): boolean {
  return counts.histories >= wanted && failures.length === 0 && !hasFailed(counts);
}

function progressOf({ histories }: Counts, wanted: number): string {
  if (histories >= wanted) return `${number(histories)} histories`;
  return `${number(histories)} of ${number(wanted)} histories (each of the parts of a search ends at its first failure)`;
}

/** The shortest failure of each promise in full, the others as commands. */
function tell(failures: readonly Failure[]): readonly string[] {
  const shortestFirst = [...failures].sort((one, other) => one.story.length - other.story.length);
  const kindOf = ({ violations, hasRepeated }: Failure) => `${violations[0]?.promise} ${hasRepeated}`;
  const kinds = shortestFirst.map(kindOf);
  const isFirst = (failure: Failure, index: number) => kinds.indexOf(kindOf(failure)) === index;
  const others = shortestFirst.filter((failure, index) => !isFirst(failure, index)).map(({ command }) => command);
  return [
    ...shortestFirst.filter(isFirst).flatMap((failure) => ['', failureReport(failure)]),
    ...(others.length === 0 ? [] : ['', 'Others break the same:', ...others.map((command) => `  ${command}`)]),
  ];
}

function failureReport({ history, violations, story, command, hasRepeated }: Failure): string {
  const given = Object.entries(history).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
  return [
    hasRepeated ? 'The shortest history that breaks a promise:' : 'A history that broke a promise:',
    ...given.map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`),
    '',
    ...(hasRepeated ? [STORY_FOLLOWS, ...story] : [NOT_REPEATED]),
    '',
    ...violations.map(textOf),
    '',
    `See it again: ${command}`,
  ].join('\n');
}

function row(name: string, ...counts: (number | undefined)[]): string {
  return `${name.padEnd(NAME_WIDTH)}${counts.map((count = 0) => number(count).padStart(14)).join('     ')}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
