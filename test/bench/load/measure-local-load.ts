import { INGEST_CONCURRENCY } from '../../../local/api-gateway-stand-in';
import { isIdle, type LocalWebhook, startLocalWebhook } from '../../support/local-webhook';
import { httpClient } from '../measuring/post';
import { signedMessage } from '../measuring/signed-message';
import type { Row, Section } from '../measuring/table';
import { loadRows } from './load-rows';
import { createReplyLedger, type ReplyLedger } from './reply-ledger';
import { deliverAll, SENDER_PATIENCE } from './sender';

/** What the local run is put through. */
export interface LocalLoadOptions {
  readonly ratePerSecond: number;
  readonly seconds: number;
  /** Messages of the burst, all at once. */
  readonly burst: number;
}

/** Messages that warm up the process before anything counts. */
const WARM_UP = 50;

/** Runs `./whatz start` as it is, in a process of its own, with a send API that accepts everything. */
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
        rows: steady,
        notes: NOTES,
      },
      { title: `Local run, ${burst} webhooks at once, Node ${process.version}`, rows: atOnce, notes: [] },
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

async function load(webhook: LocalWebhook, ledger: ReplyLedger, { run, count, ratePerSecond }: Load): Promise<Row[]> {
  const messages = Array.from({ length: count }, (_, index) => signedMessage(run, index));
  const deliveries = await deliverAll(messages, ratePerSecond, httpClient(webhook.process.url));
  await webhook.until(isIdle);
  return loadRows(deliveries, ledger);
}

const { answerWithinMs, retries, firstWaitMs } = SENDER_PATIENCE;

const NOTES = [
  `Local run: \`./whatz start\` with its emulators, and the load generator with the send API in a second process on the same machine. Open loop: times count from the moment a webhook was due. A sender hangs up after ${answerWithinMs / 1_000} s and sends again up to ${retries} times, after ${firstWaitMs / 1_000} s and then twice as long each time, or later when a 503 asks for it; the time to 200 includes that. Given up is what was not answered 200 in any of these attempts; what of it had been queued has its reply all the same. Lost is what was answered 200 and has no reply; lost and doubled are counted at the send API after the queue has emptied.`,
  `The local run takes \`INGEST_CONCURRENCY\` = ${INGEST_CONCURRENCY} webhooks at a time, and the others wait: that is what the burst shows. In the cloud they run side by side, each in an environment of its own, as many as the account’s concurrency allows.`,
];
