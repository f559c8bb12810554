import { join } from 'node:path';
import { deadLetterQueue, queueClient } from '../target/dead-letters';
import { givenChat } from '../target/given-chat';
import { openTarget, TARGET_OPTIONS } from '../target/target';
import { type Command, CommandError, type Terminal } from '../terminal/command';
import { parseDuration } from '../terminal/duration';
import { parseOptions } from '../terminal/parse-options';
import type { Texts } from '../texts/texts';
import { archiveLetters } from './dlq-archive';
import { dropLetters } from './dlq-drop';
import { type DeadLetterFilter, isReason } from './dlq-filter';
import { listLetters, showLetter } from './dlq-list';
import type { MoveWork } from './dlq-move';
import { redriveLetters } from './dlq-redrive';

const OPTIONS = {
  ...TARGET_OPTIONS,
  reason: { type: 'string' },
  chat: { type: 'string' },
  older: { type: 'string' },
  newer: { type: 'string' },
  rate: { type: 'string', default: '5' },
  archive: { type: 'string' },
  yes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const LEAST_PER_SECOND = 0.1;
const MOST_PER_SECOND = 100;

type Action = (work: MoveWork) => Promise<number>;

const ACTIONS: Readonly<Record<string, Action>> = {
  list: listLetters,
  show: showLetter,
  redrive: redriveLetters,
  archive: archiveLetters,
  drop: dropLetters,
};

/** Looks after the dead letters: lists and shows them, puts them back on the queue, archives and drops them. */
export const dlq: Command = {
  name: 'dlq',
  run: async (args, terminal) => {
    const texts = terminal.texts.dlq;
    const { values, positionals } = parseOptions(args, OPTIONS, terminal.texts);
    const [name = '', ...ids] = positionals;
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action === undefined) throw new CommandError('usage', texts.whatToDo(name));
    if (values.reason !== undefined && !isReason(values.reason, texts)) {
      throw new CommandError('usage', texts.badReason(values.reason, Object.keys(texts.reasons)));
    }
    const filter: DeadLetterFilter = {
      ids,
      reason: values.reason,
      chat: givenChat(values.chat, terminal.texts),
      olderThanMs: duration('older', values.older, texts),
      newerThanMs: duration('newer', values.newer, texts),
    };
    const rate = rateOf(values.rate, texts);
    const target = await openTarget(values, terminal);
    if (!values.json) terminal.write(terminal.paint('dim', target.name));
    const client = queueClient(target);
    const queue = deadLetterQueue(client, target, terminal.texts);
    const archive = values.archive ?? target.outputs.DeadLetterArchive ?? archiveFile(name, terminal);
    return action({ client, target, queue, filter, terminal, texts, rate, archive, ...flags(values) });
  },
};

function flags({ yes, json }: { readonly yes: boolean; readonly json: boolean }) {
  return { yes, json };
}

function duration(option: string, text: string | undefined, texts: Texts['dlq']): number | undefined {
  if (text === undefined) return undefined;
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) throw new CommandError('usage', texts.badDuration(option, text));
  return milliseconds;
}

function rateOf(text: string, texts: Texts['dlq']): number {
  const rate = Number(text);
  if (rate >= LEAST_PER_SECOND && rate <= MOST_PER_SECOND) return rate;
  throw new CommandError('usage', texts.badRate(LEAST_PER_SECOND, MOST_PER_SECOND));
}

/** `archive` adds to the file of before; what is dropped has a file for each time. */
function archiveFile(action: string, { directory, nowMs }: Terminal): string {
  if (action === 'archive') return join(directory, 'dead-letters-archive.jsonl');
  const time = new Date(nowMs()).toISOString().replace(/[-:]|\..*$/g, '');
  return join(directory, `dead-letters-${time}.jsonl`);
}
