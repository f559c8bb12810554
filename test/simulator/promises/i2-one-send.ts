import type { EntryOf } from '../journal/entry';
import type { Attempt } from './attempt';
import type { Ledger } from './ledger';
import type { Checker } from './promise';
import { recordIdOf } from './record-id';

/** Of the contract. */
const MOST_COPIES = 3;

export const i2: Checker = {
  name: 'I2',
  statement: 'one send per message, at most three, and two only where the outcome was unknown and counted',
  rules: () => {
    /** How often the claim of a reply was replaced because a clock jumped. */
    const lostToTheClock = new Map<string, number>();
    return {
      'claim-replaced': ({ recordId }, { queues, hasClockJumped }) => {
        const key = [...queues.queuedKeys].find((candidate) => recordIdOf(candidate) === recordId);
        if (!hasClockJumped) return [`the claim of ${key} was replaced while its holder was at work`];
        if (key !== undefined) lostToTheClock.set(key, (lostToTheClock.get(key) ?? 0) + 1);
        return [];
      },
      send: (entry, ledger) => checkSend(entry, ledger, lostToTheClock),
      'at-rest': (_, ledger) => checkAtRest(ledger, lostToTheClock),
    };
  },
};

function checkSend(entry: EntryOf<'send'>, ledger: Ledger, lostToTheClock: ReadonlyMap<string, number>): string[] {
  const key = ledger.sends.keyOf(entry);
  if (key === undefined) return ['a reply was sent that answers nothing in the queue'];
  const isKnown = ledger.sends
    .attemptsOf(key)
    .some((earlier) => earlier.learnt === 'accepted' && !isUnnoted(earlier, key, ledger));
  return isKnown && !lostToTheClock.has(key) ? [`${key} was sent again although it was known to be sent`] : [];
}

function* checkAtRest(ledger: Ledger, lostToTheClock: ReadonlyMap<string, number>): Generator<string> {
  const { sends, metrics } = ledger;
  const counted = metrics.SendOutcomeUnknown ?? 0;
  if (counted !== sends.unknownOutcomes) {
    yield `unknown outcomes: ${sends.unknownOutcomes}; SendOutcomeUnknown says ${counted}`;
  }
  let unknowable = 0;
  for (const [key, attempts] of sends.attempts) {
    unknowable += attempts.filter(({ learnt }) => learnt === 'nothing').length;
    const excused = attempts.filter((one) => one.learnt === 'nothing' || isUnnoted(one, key, ledger)).length;
    const allowed = Math.min(MOST_COPIES, 1 + excused + (lostToTheClock.get(key) ?? 0));
    const times = sends.deliveriesOf(key);
    if (times > allowed) yield `${key} was answered ${times} times, ${allowed} allowed`;
  }
  if (counted < unknowable) yield `unknowable sends: ${unknowable}; SendOutcomeUnknown says ${counted}`;
}

/** Whether the caller knew, but died or was cut off from DynamoDB before anybody else could. */
function isUnnoted({ invocation }: Attempt, key: string, { calls }: Ledger): boolean {
  const id = recordIdOf(key);
  const writes = ['UpdateItem', 'DeleteItem'];
  if (writes.some((operation) => calls.hasSucceeded(invocation, operation, id))) return false;
  return calls.hasDied(invocation) || writes.some((operation) => calls.hasFailed(invocation, operation, id));
}
