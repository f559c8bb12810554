import type { EntryOf } from '../journal/entry';
import type { Ledger } from './ledger';
import type { Checker } from './promise';

/** Another copy may be taken in at that moment. */
const MOST_REFUSED_IN_QUIET = 1;
/** What leaves its id free is taken in anew by each copy, at each of their tries: copies may meet at every one. */
const MOST_REFUSED_WITH_FREE_ID = 3;

interface Delivery {
  wasQuiet: boolean;
  refusedInQuiet: number;
}

export const i4: Checker = {
  name: 'I4',
  statement: 'only signed and authorised webhooks get in, and all of them do',
  rules: () => {
    const deliveries = new Map<object, Delivery>();
    return {
      posted: (entry, ledger) => {
        const { refusedInQuiet = 0 } = deliveries.get(entry.delivery) ?? {};
        deliveries.set(entry.delivery, { wasQuiet: ledger.isQuietAt(entry), refusedInQuiet });
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

/** A genuine webhook is let in when nothing has gone wrong for long, at the second try at the latest; later where an id stays free. */
function checkPatience(entry: EntryOf<'answered'>, ledger: Ledger, deliveries: ReadonlyMap<object, Delivery>) {
  const { status, sender, keys } = entry;
  const most = keys.some((key) => key.includes('-hidden-')) ? MOST_REFUSED_WITH_FREE_ID : MOST_REFUSED_IN_QUIET;
  const delivery = deliveries.get(entry.delivery);
  if (delivery === undefined || (status !== 'no-answer' && status < 500)) return [];
  if (delivery.wasQuiet && ledger.isQuietAt(entry)) delivery.refusedInQuiet += 1;
  if (sender !== 'genuine' || delivery.refusedInQuiet <= most) return [];
  return [`a genuine webhook is answered ${status} although nothing goes wrong any more`];
}
