import { MAX_BODY_BYTES } from '../../../lambdas/shared/limits';
import type { SendResult } from '../../../lambdas/shared/send/send-api';
import { MINUTE_MS } from '../cloudwatch/metric-data';
import { textMessage } from '../signed-webhook';
import type { Faults } from './faults';
import { faultsByTime } from './faults-by-time';
import { simulateBusiness } from './simulate-business';
import { PREVIOUS_SECRET } from './simulated-ingest';
import { HOUR_MS, MONDAY_MS } from './usual-day';
import { type WrittenOutput, writtenTelemetry } from './written-telemetry';

const SLOT_MS = 20 * MINUTE_MS;

/** The first attempt ends like this. */
const failingFirst = (result: SendResult): Faults => ({
  send: (_, attempt) => (attempt === 1 ? { result, tookMs: 300 } : undefined),
});

/** One after the other, each for as long as a slot. */
const FAULTS: readonly Faults[] = [
  {},
  failingFirst({ kind: 'rejected', status: 400 }),
  failingFirst({ kind: 'unauthorized', status: 401 }),
  failingFirst({ kind: 'no-token' }),
  failingFirst({ kind: 'unknown', reason: 'timeout' }),
  failingFirst({ kind: 'retryable', reason: 'http', status: 503 }),
  { isQueueDown: () => true },
  { panelSecret: () => 'pasted-wrongly' },
  { panelToken: () => 'pasted-wrongly' },
  { paddingBytes: () => MAX_BODY_BYTES },
  { isPanelWithoutSecret: () => true },
  { isNumberHidden: () => true },
  { panelSecret: () => PREVIOUS_SECRET },
  { delivery: () => 'failed' },
  failingFirst({ kind: 'retryable', reason: 'http', status: 429, retryAfterMs: MINUTE_MS }),
];
/** Somebody else writes while that one keeps everybody waiting. */
const HELD_AT_MS = MONDAY_MS + (FAULTS.length - 1) * SLOT_MS + 1.5 * MINUTE_MS;

const faultsAt = (atMs: number): Faults => FAULTS[Math.floor((atMs - MONDAY_MS) / SLOT_MS)] ?? {};
const FAULTS_BY_TIME: Faults = { ...faultsByTime(faultsAt), queueMs: (atMs) => atMs % 97 };

const STATES = ['pending', 'read', 'played', 'folded into a paper plane'];
/** What comes besides customers' messages: what is ignored, seen before, not for us, not understood, and rare states. */
const OTHERS = [
  JSON.stringify({ event: 'connection.update' }),
  textMessage('message-0', 'Hola', '5215550000000'),
  textMessage('group', 'Hola').replace('@s.whatsapp.net', '@g.us'),
  JSON.stringify({ event: 'messages.upsert', messages: [{ key: {} }] }),
  JSON.stringify({ event: 'messages.update', statuses: STATES.map((status) => ({ id: 'reply', status })) }),
];

/**
 * What both functions write on a day on which everything happens once that they tell of.
 *
 * @param stackName the name that the functions are told
 */
export async function eventfulDay(stackName: string): Promise<readonly WrittenOutput[]> {
  const written: WrittenOutput[] = [];
  await simulateBusiness({
    fromMs: MONDAY_MS,
    toMs: MONDAY_MS + 5 * HOUR_MS,
    messagesAtMs: [...FAULTS.map((_, slot) => MONDAY_MS + slot * SLOT_MS + MINUTE_MS), HELD_AT_MS],
    knocksAtMs: [MONDAY_MS + 2 * MINUTE_MS],
    otherWebhooks: OTHERS.map((body, index) => ({ atMs: MONDAY_MS + (5 + index) * MINUTE_MS, body })),
    faults: FAULTS_BY_TIME,
    rotatedAtMs: MONDAY_MS - HOUR_MS,
    telemetryOf: (service, nowMs) => writtenTelemetry(service, { stackName, nowMs, written }),
  });
  return written;
}
