import { isIdle, type LocalWebhook, startLocalWebhook } from '../../test/support/local-webhook';
import { percentile } from '../percentiles';
import { httpClient } from '../post';
import { signedMessage } from '../signed-message';
import { milliseconds, type Row, type Section } from '../table';
import { createReplyLedger, type ReplyLedger } from './reply-ledger';
import { type Delivery, deliverAll } from './sender';

/** What the local run is put through. */
export interface LocalLoadOptions {
  readonly ratePerSecond: number;
  readonly seconds: number;
  /** Messages of the burst, all at once. */
  readonly burst: number;
}

/** Messages that warm up the process before anything counts. */
const WARM_UP = 50;

/** Runs `bin/local.ts` as it is, in a process of its own, with a send API that accepts everything. */
export async function measureLocalLoad({ ratePerSecond, seconds, burst }: LocalLoadOptions): Promise<Section[]> {
  const webhook = await startLocalWebhook();
  const ledger = createReplyLedger();
  webhook.sendApi.treat = ({ idempotencyKey }) => {
    ledger.note(idempotencyKey, performance.now());
    return { status: 200 };
  };
  try {
    await load(webhook, ledger, { run: 'FIRST', count: WARM_UP, ratePerSecond });
    const steady = await load(webhook, ledger, { run: 'STEADY', count: ratePerSecond * seconds, ratePerSecond });
    const atOnce = await load(webhook, ledger, { run: 'BURST', count: burst, ratePerSecond: Number.POSITIVE_INFINITY });
    return [
      {
        title: `Local run at ${ratePerSecond} webhooks/s for ${seconds} s, Node ${process.version}`,
        rows: rowsOf(steady),
        notes: [NOTE],
      },
      { title: `Local run, ${burst} webhooks at once, Node ${process.version}`, rows: rowsOf(atOnce), notes: [] },
    ];
  } finally {
    await webhook.close();
  }
}

interface Load {
  readonly run: string;
  readonly count: number;
  readonly ratePerSecond: number;
}

interface LoadResult {
  readonly deliveries: readonly Delivery[];
  readonly ledger: ReplyLedger;
}

async function load(webhook: LocalWebhook, ledger: ReplyLedger, { run, count, ratePerSecond }: Load) {
  const messages = Array.from({ length: count }, (_, index) => signedMessage(run, index));
  const deliveries = await deliverAll(messages, ratePerSecond, httpClient(webhook.process.url));
  await webhook.until(isIdle);
  return { deliveries, ledger };
}

function rowsOf({ deliveries, ledger }: LoadResult): Row[] {
  const acknowledged = deliveries.map(({ dueMs, takenMs }) => takenMs - dueMs);
  const replied = deliveries.flatMap(({ id, dueMs }) => {
    const atMs = ledger.firstReplyMs(id);
    return atMs === undefined ? [] : [atMs - dueMs];
  });
  const { lost, doubled } = ledger.balance(deliveries.map(({ id }) => id));
  const deferrals = deliveries.reduce((sum, delivery) => sum + delivery.deferrals, 0);
  return [
    ...percentileRows('acknowledged (200)', acknowledged),
    { what: 'acknowledged per second', figure: throughput(deliveries).toFixed(1) },
    { what: 'answered 503 or cut off, and sent again', figure: String(deferrals) },
    ...percentileRows('webhook to reply', replied),
    { what: 'messages / lost / doubled', figure: `${deliveries.length} / ${lost} / ${doubled}` },
  ];
}

function percentileRows(what: string, values: readonly number[]): Row[] {
  return [50, 99, 100].map((percent) => ({
    what: `${what}, ${percent === 100 ? 'max' : `p${percent}`}`,
    figure: milliseconds(percentile(values, percent)),
  }));
}

/** Messages per second from the first that was due to the last that was taken. */
function throughput(deliveries: readonly Delivery[]): number {
  const firstDueMs = Math.min(...deliveries.map(({ dueMs }) => dueMs));
  const lastTakenMs = Math.max(...deliveries.map(({ takenMs }) => takenMs));
  return (deliveries.length * 1_000) / (lastTakenMs - firstDueMs);
}

const NOTE =
  'Local run: `bin/local.ts` with its emulators, and the load generator with the send API in a second process on the same machine. Open loop: times count from the moment a webhook was due. A sender waits as long as a 503 asks and sends again; the time to 200 includes that. Lost and doubled are counted at the send API after the queue has emptied.';
