import type { ServiceName } from '../../../lambdas/shared/telemetry/metric-names';
import { MetricData, MINUTE_MS } from '../cloudwatch/metric-data';
import { seededRandom } from '../seeded-random';
import { textMessage } from '../signed-webhook';
import { Agenda } from './agenda';
import { ACCOUNT_CONCURRENCY, BLOCKED_REQUESTS } from './aws-metrics';
import type { Faults } from './faults';
import { type MetricTelemetry, metricTelemetry, type Observations } from './metric-telemetry';
import { SimulatedIngest } from './simulated-ingest';
import { SimulatedProcessor } from './simulated-processor';
import { SimulatedQueue } from './simulated-queue';

/** A stretch of time in a business. */
export interface Business {
  readonly fromMs: number;
  readonly toMs: number;
  /** When customers write. */
  readonly messagesAtMs: readonly number[];
  /** When strangers post something unsigned. */
  readonly knocksAtMs?: readonly number[];
  readonly faults?: Faults;
  /** When the webhook secret was rotated last. */
  readonly rotatedAtMs?: number;
  readonly seed?: number;
  /** What else WhatzMeAPI posts. */
  readonly otherWebhooks?: readonly { readonly atMs: number; readonly body: string }[];
  /** What the functions count and log with. @default {@link metricTelemetry} */
  readonly telemetryOf?: (service: ServiceName, nowMs: () => number) => MetricTelemetry;
}

/** When the states of a reply come, after it was taken. */
const SENT_AFTER_MS = 1_200;
const DELIVERED_AFTER_MS = 3_500;
const READ_AFTER_MS = 95_000;
const READ_SHARE = 0.7;
/** Most functions of the account that run at a time on a usual day. */
const USUAL_CONCURRENCY = 12;

/** Runs both functions through the time given, and returns what CloudWatch would have of it. */
export async function simulateBusiness(business: Business): Promise<Observations> {
  const { fromMs, toMs, faults = {}, rotatedAtMs = 0 } = business;
  const random = seededRandom(business.seed ?? 1);
  const observations: Observations = { data: new MetricData(), lines: [] };
  const agenda = new Agenda(fromMs);
  const queue = new SimulatedQueue();
  let replies = 0;
  const onAccepted = () => reportStates(`reply-${replies++}`, { agenda, faults, random, ingest });
  const { telemetryOf = (service, nowMs) => metricTelemetry(service, observations, nowMs) } = business;
  const telemetry = telemetryOf('processor', agenda.nowMs);
  const processor = new SimulatedProcessor({ agenda, observations, telemetry, faults, queue, random, onAccepted });
  const ingest = new SimulatedIngest(agenda, observations, faults, {
    enqueue: (body) => processor.expect(queue.add(body, agenda.nowMs())),
    quarantine: () => queue.deadLettersAtMs.push(agenda.nowMs()),
    telemetry: telemetryOf('ingest', agenda.nowMs),
    rotatedAtMs,
  });
  planVisits(business, { agenda, ingest, observations });
  await agenda.runUntil(toMs);
  queue.measure(observations.data, fromMs, toMs);
  for (let atMs = fromMs; atMs < toMs; atMs += MINUTE_MS) {
    observations.data.put(ACCOUNT_CONCURRENCY, atMs, Math.floor(random() * USUAL_CONCURRENCY));
  }
  return observations;
}

interface ReplySurroundings {
  readonly agenda: Agenda;
  readonly faults: Faults;
  readonly random: () => number;
  readonly ingest: SimulatedIngest;
}

/** What WhatzMeAPI reports of a reply that it has just taken, each state in a webhook of its own. */
function reportStates(id: string, { agenda, faults, random, ingest }: ReplySurroundings): void {
  const acceptedAtMs = agenda.nowMs();
  const report = (status: string, afterMs: number) => {
    const body = JSON.stringify({ event: 'messages.update', statuses: [{ id, status }] });
    agenda.at(acceptedAtMs + afterMs, () => ingest.post(body));
  };
  const delivery = faults.delivery?.(acceptedAtMs) ?? 'delivered';
  if (delivery !== 'unsent') report('sent', SENT_AFTER_MS);
  if (delivery === 'failed' || delivery === 'unsent') report('failed', DELIVERED_AFTER_MS);
  if (delivery === 'delivered') report('delivered', DELIVERED_AFTER_MS);
  const isRead = delivery === 'only-read' || (delivery === 'delivered' && random() < READ_SHARE);
  if (isRead) report('read', READ_AFTER_MS);
}

interface VisitSurroundings {
  readonly agenda: Agenda;
  readonly ingest: SimulatedIngest;
  readonly observations: Observations;
}

function planVisits(business: Business, { agenda, ingest, observations }: VisitSurroundings) {
  const { messagesAtMs, knocksAtMs = [], otherWebhooks = [] } = business;
  for (const { atMs, body } of otherWebhooks) agenda.at(atMs, () => ingest.post(body));
  for (const [index, atMs] of messagesAtMs.entries()) {
    const phone = `52155500${String(index % 60).padStart(5, '0')}`;
    agenda.at(atMs, () => ingest.post(textMessage(`message-${index}`, 'Hola', phone)));
  }
  for (const [index, atMs] of knocksAtMs.entries()) {
    // AWS WAF knows every other stranger.
    if (index % 2 === 0) agenda.at(atMs, () => ingest.knock());
    else observations.data.put(BLOCKED_REQUESTS, atMs, 1);
  }
}
