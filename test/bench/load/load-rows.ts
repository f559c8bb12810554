import { percentile } from '../measuring/percentiles';
import { milliseconds, type Row } from '../measuring/table';
import type { ReplyLedger } from './reply-ledger';
import { type Delivery, SENDER_PATIENCE } from './sender';

/** What a load came to: acknowledgements, retries, replies, and whether each acknowledged message has one of them. */
export function loadRows(deliveries: readonly Delivery[], ledger: ReplyLedger): Row[] {
  const taken = deliveries.filter(isTaken);
  const replied = deliveries.flatMap(({ id, dueMs }) => {
    const atMs = ledger.firstReplyMs(id);
    return atMs === undefined ? [] : [atMs - dueMs];
  });
  const { lost } = ledger.balance(taken.map(({ id }) => id));
  const givenUp = deliveries.filter((delivery) => !isTaken(delivery));
  const { lost: unanswered } = ledger.balance(givenUp.map(({ id }) => id));
  const { doubled } = ledger.balance(deliveries.map(({ id }) => id));
  const total = (count: (delivery: Delivery) => number) =>
    String(deliveries.reduce((sum, delivery) => sum + count(delivery), 0));
  return [
    ...percentileRows(
      'acknowledged (200)',
      taken.map(({ dueMs, takenMs }) => takenMs - dueMs),
    ),
    { what: 'acknowledged per second', figure: throughput(deliveries, taken).toFixed(1) },
    { what: 'answered 503 or connection lost: sent again', figure: total(({ deferrals }) => deferrals) },
    {
      what: `not answered within ${SENDER_PATIENCE.answerWithinMs / 1_000} s: cut off and sent again`,
      figure: total(({ hangUps }) => hangUps),
    },
    ...percentileRows('webhook to reply', replied),
    {
      what: 'given up by the sender / of these answered',
      figure: `${givenUp.length} / ${givenUp.length - unanswered}`,
    },
    { what: 'messages / lost / doubled', figure: `${deliveries.length} / ${lost} / ${doubled}` },
  ];
}

type Taken = Delivery & { readonly takenMs: number };

function isTaken(delivery: Delivery): delivery is Taken {
  return delivery.takenMs !== null;
}

function percentileRows(what: string, values: readonly number[]): Row[] {
  return [50, 99, 100].map((percent) => ({
    what: `${what}, ${percent === 100 ? 'max' : `p${percent}`}`,
    figure: milliseconds(percentile(values, percent)),
  }));
}

/** Messages per second from the first that was due to the last that was taken. */
function throughput(deliveries: readonly Delivery[], taken: readonly Taken[]): number {
  const firstDueMs = Math.min(...deliveries.map(({ dueMs }) => dueMs));
  const lastTakenMs = Math.max(...taken.map(({ takenMs }) => takenMs));
  return (taken.length * 1_000) / (lastTakenMs - firstDueMs);
}
