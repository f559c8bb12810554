import type { ListedReason } from '../../../local/dead-letters';
import { target } from './target';

const reasons: Readonly<Record<ListedReason, string>> = {
  'send-rejected':
    'The send API refused this reply for good; "status" is its answer. Mend the cause (number, account, text of the reply), then redrive it.',
  'outcome-unknown':
    'Nobody knows whether the customer has this reply: of every attempt the answer was lost, and "copies" is how many may have arrived. Ask the customer, or look on the phone. To send it once more, which may be one copy more: dlq redrive with this id, or with --reason outcome-unknown. Otherwise drop it.',
  'retries-exhausted':
    'Every attempt failed, the last one for "lastFailure". When the send API works again: redrive it.',
  'max-receive-count':
    'The function died each time, or the send token was missing for days. See the logs with: ./whatz tail --since 1d',
  unreadable: 'This version cannot read it. After an update that can: ./whatz dlq redrive --reason unreadable',
  'not-json': 'A signed webhook that is no JSON. Nobody can answer it; tell WhatzMeAPI, then drop it.',
  'not-an-object': 'A signed webhook that is no JSON object. Nobody can answer it; tell WhatzMeAPI, then drop it.',
  'no-event': 'A signed webhook without an event. Nobody can answer it; tell WhatzMeAPI, then drop it.',
  'wrong-shape': 'A signed webhook of a shape that this version does not know. Update, then redrive it by its reason.',
  'no-usable-id': 'A message without an id. It cannot be answered safely; tell WhatzMeAPI, then drop it.',
};

const orMore = (hidden: number) => (hidden === 0 ? '' : `, and up to ${hidden} behind them,`);

const unseen = (hidden: number) =>
  `${hidden} could not be seen: SQS hides them behind others of the same chat, somebody else is looking, or there are too many. Redrive or drop those in front of them first, or all.`;

/** What `dlq` says, in English. */
export const dlq = {
  summary: 'list, show, redrive, archive and drop dead letters',
  help: `Usage: ./whatz dlq <what> [id…] [options]

Messages that could not be answered wait 14 days in the dead-letter queue.

What:
  list               what is in it and why; nothing personal is shown
  show <id>          one letter whole, WITH what the customer wrote
  redrive [id…]      puts letters back on the queue to be answered. Shows how
                     many, and asks. No customer is answered twice, but
                     for outcome-unknown, which is left out unless you name it
  archive [id…]      copies letters to a file or to S3, and leaves them in the
                     queue. What is there already is not written again
  drop [id…]         archives letters, then deletes them. Asks

Which (all that is given must hold):
  id…                as list shows it; its beginning is enough
  --reason <reason>  such as send-rejected or retries-exhausted
  --chat <pseudonym> of one chat; see: ./whatz pseudonym
  --older <time>     there for at least 30m, 2h, 3d
  --newer <time>     there for at most 30m, 2h, 3d

Options:
  --rate <n>         letters per second                      (5)
  --archive <where>  a file, or s3://bucket/folder. Default: the setting
                     deadLetterArchive; without it dead-letters-archive.jsonl,
                     for drop dead-letters-<time>.jsonl, here
  --yes              does not ask
  --json             as JSON
${target.help}

Examples:
  ./whatz dlq list
  ./whatz dlq redrive --reason retries-exhausted`,
  whatToDo: (given: string) =>
    `${given === '' ? 'Say what to do' : `There is no "dlq ${given}"`}: list, show, redrive, archive or drop.`,
  badDuration: (option: string, given: string) => `--${option} takes a time such as 30m, 2h or 3d, not "${given}".`,
  badReason: (given: string, reasons: readonly string[]) =>
    `There is no reason "${given}". There are: ${reasons.join(', ')}.`,
  badRate: (least: number, most: number) => `--rate takes letters per second, from ${least} to ${most}.`,
  columns: ['ID', 'AGE', 'REASON', 'ATTEMPTS', 'CHAT'],
  looking: (seen: number, total: number) => `Looking: ${seen} of ${total}`,
  counts: ({
    meant,
    total,
    hidden,
  }: {
    readonly meant: readonly unknown[];
    readonly total: number;
    readonly hidden: number;
  }) => [
    total === 0 ? 'No dead letters.' : `${meant.length} of ${total} dead letters.`,
    ...(hidden > 0 ? [unseen(hidden)] : []),
  ],
  unseen,
  notSeen: (ids: readonly string[], hidden: number) =>
    `${ids.length === 0 ? 'No dead letter that could be seen is meant by that.' : `Not among the dead letters that could be seen: ${ids.join(', ')}.`} ${unseen(hidden)}`,
  showWhich: 'Say which: ./whatz dlq show <id>. The ids are in: ./whatz dlq list',
  showOne: 'dlq show takes one id.',
  noSuchLetter: (id: string) => `There is no dead letter ${id}. Those there are: ./whatz dlq list`,
  severalStartWith: (id: string) => `Several ids start with ${id}; give more of it.`,
  /** What is behind each reason, and what to do. */
  reasons,
  confirmRedrive: (count: number, hidden: number, target: string) =>
    `Put ${count} dead letter${count === 1 ? '' : 's'}${orMore(hidden)} of ${target} back on the queue? The customers are answered. [y/N]`,
  redriven: (count: number) => [`${count} on the queue again. Watch them with: ./whatz tail`],
  confirmDrop: (count: number, hidden: number, target: string, archive: string) =>
    `Delete ${count} dead letter${count === 1 ? '' : 's'}${orMore(hidden)} of ${target}, after writing them to ${archive}? Their customers are not answered. [y/N]`,
  dropped: (count: number, archive: string) => [
    `${count} dropped. ${archive} holds what customers wrote: keep it safe and delete it when you can.`,
  ],
  archived: (added: number, known: number, archive: string) => [
    `${added} archived${known === 0 ? '' : `, ${known} were there already`}. They stay in the queue.`,
    `${archive} holds what customers wrote: keep it safe and delete it when you can.`,
  ],
  cannotArchive: (archive: string, reason: string) =>
    `${archive} cannot be written (${reason}), so nothing more was deleted.`,
  leftOut: {
    'not-understood': (count: number) =>
      `${count} left out: this version does not understand them, and they would only come back. Name their --reason to redrive them.`,
    'outcome-unknown': (count: number) =>
      `${count} left out: their customers may have the reply already, up to three times. To send it once more: dlq redrive --reason outcome-unknown`,
  },
  nothingToDo: 'No dead letter is meant by that.',
  moving: (moved: number, expected: number) => `${moved} of ${expected}`,
};
