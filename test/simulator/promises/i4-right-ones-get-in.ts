import type { EntryOf } from '../journal/entry';
import type { Ledger } from './ledger';
import type { Checker } from './promise';

/** A copy that meets another at its first try finds the items taken at its second. */
const MOST_REFUSED_IN_QUIET = 1;

/** One copy of a webhook, with all its tries. */
interface Delivery {
  readonly keys: readonly string[];
  /** Of the try under way: whether it began in quiet, and whether another with one of its items was under way meanwhile. */
  wasQuiet: boolean;
  hasMet: boolean;
  isUnderWay: boolean;
  refusedInQuiet: number;
}

export const i4: Checker = {
  name: 'I4',
  statement: 'only signed and authorised webhooks get in, and all of them do',
  rules: () => {
    const deliveries = new Map<object, Delivery>();
    return {
      posted: (entry, ledger) => {
        const { keys } = entry;
        const { refusedInQuiet = 0 } = deliveries.get(entry.delivery) ?? {};
        const met = [...deliveries.values()].filter((other) => other.isUnderWay && sharesAnItem(other, keys));
        for (const other of met) other.hasMet = true;
        const attempt = { wasQuiet: ledger.isQuietAt(entry), hasMet: met.length > 0, isUnderWay: true };
        deliveries.set(entry.delivery, { keys, refusedInQuiet, ...attempt });
        return [];
      },
      answered: (entry, ledger) => [...checkAnswer(entry), ...checkPatience(entry, ledger, deliveries)],
      sent: ({ key }, { forbidden }) => (forbidden.has(key) ? [`${key} got in`] : []),
    };
  },
};

function checkAnswer({ sender, status }: EntryOf<'answered'>): string[] {
  if (status === 'no-answer' || status === 503) return [];
  if (sender !== 'genuine') return status === 401 ? [] : [`a ${sender} was answered ${status}`];
  return status === 200 ? [] : [`a genuine webhook was answered ${status}`];
}

function sharesAnItem({ keys }: Delivery, others: readonly string[]): boolean {
  return keys.some((key) => others.includes(key));
}

/**
 * A genuine webhook is let in when nothing has gone wrong for long, unless another with one of its items is taken in at that
 * moment. Who has met another is let in at the second try, but where an id stays free: there copies may meet at each one.
 */
function checkPatience(entry: EntryOf<'answered'>, ledger: Ledger, deliveries: ReadonlyMap<object, Delivery>) {
  const { status, sender, keys } = entry;
  const delivery = deliveries.get(entry.delivery);
  if (delivery === undefined) return [];
  delivery.isUnderWay = false;
  const isRefused = status === 'no-answer' || status >= 500;
  if (!isRefused || !delivery.wasQuiet || !ledger.isQuietAt(entry)) return [];
  delivery.refusedInQuiet += 1;
  const isExcused = delivery.hasMet && (leavesIdFree(keys) || delivery.refusedInQuiet <= MOST_REFUSED_IN_QUIET);
  if (sender !== 'genuine' || isExcused) return [];
  return [`a genuine webhook is answered ${status} although nothing goes wrong any more`];
}

function leavesIdFree(keys: readonly string[]): boolean {
  return keys.some((key) => key.includes('-hidden-'));
}
