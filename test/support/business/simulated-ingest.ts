import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { createIngestHandler, type IngestHandler } from '../../../lambdas/ingest/create-ingest';
import { bearerAuthorization } from '../../../lambdas/ingest/door/authorization';
import { encodeQueueMessage } from '../../../lambdas/shared/message/queue-message';
import type { Telemetry } from '../../../lambdas/shared/telemetry/telemetry';
import { fixedSecret } from '../fixed-secret';
import { memoryOnce } from '../memory-once';
import { memoryStates } from '../memory-states';
import { signedHeaders, TEST_SECRET, TEST_TOKEN } from '../signed-webhook';
import { UNHURRIED } from '../unhurried';
import type { Agenda } from './agenda';
import { apiMetric, lambdaMetric } from './aws-metrics';
import { type Faults, USUAL_INGEST_MS } from './faults';
import type { Observations } from './metric-telemetry';

/** What the secret was before its rotation. */
export const PREVIOUS_SECRET = 'the-secret-of-before';
const API_GATEWAY_MS = 12;
const COLD_AFTER_MS = 10 * 60_000;
const COLD_START_MS = 640;
/** How often WhatzMeAPI tries a webhook again that got a 5xx, and when. */
const SENDER_RETRIES_MS = [5_000, 30_000, 120_000];

/** What ingest is put into. */
export interface IngestSurroundings {
  /** Puts the body of a queue message on the queue. */
  readonly enqueue: (body: string) => void;
  /** Puts what nobody understands on the dead-letter queue. */
  readonly quarantine: () => void;
  readonly telemetry: Telemetry;
  readonly rotatedAtMs: number;
}

/** The ingest function as it ships, behind what API Gateway and Lambda would have measured. */
export class SimulatedIngest {
  readonly #handler: IngestHandler;
  #lastAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly agenda: Agenda,
    private readonly observations: Observations,
    private readonly faults: Faults,
    options: IngestSurroundings,
  ) {
    const once = memoryOnce();
    const { nowMs } = agenda;
    const versions = { current: TEST_SECRET, previous: PREVIOUS_SECRET, currentSinceMs: options.rotatedAtMs };
    this.#handler = createIngestHandler({
      receive: {
        webhookSecret: fixedSecret(versions),
        pseudonymKey: fixedSecret('pseudonym-key'),
        authorize: bearerAuthorization(fixedSecret(TEST_TOKEN)),
        queue: {
          send: async (item) => {
            agenda.pass(faults.queueMs?.(nowMs()) ?? 0);
            if (faults.isQueueDown?.(nowMs())) throw Object.assign(new Error('SQS is down'), { code: 'ECONNREFUSED' });
            if (item.kind === 'quarantined') options.quarantine();
            else options.enqueue(encodeQueueMessage(item));
          },
        },
        states: memoryStates(),
        telemetry: options.telemetry,
        nowMs,
      },
      deadlines: UNHURRIED,
      onceFor: () => once,
    });
  }

  /** WhatzMeAPI posts a webhook, and again if it gets a 5xx. */
  async post(posted: string, retriesMs: readonly number[] = SENDER_RETRIES_MS): Promise<void> {
    const atMs = this.agenda.nowMs();
    if (this.faults.isPhoneOffline?.(atMs)) return;
    const secret = this.faults.panelSecret?.(atMs) ?? TEST_SECRET;
    const body = this.#asThePanelHasIt(posted, atMs);
    const headers = signedHeaders(body, secret, this.faults.panelToken?.(atMs) ?? TEST_TOKEN);
    if (this.faults.isPanelWithoutSecret?.(atMs)) delete headers['x-signature'];
    const status = await this.#answer(body, headers);
    const [waitMs, ...later] = retriesMs;
    if (status >= 500 && waitMs !== undefined) this.agenda.at(atMs + waitMs, () => this.post(posted, later));
  }

  #asThePanelHasIt(posted: string, atMs: number): string {
    const { eventName, isNumberHidden, paddingBytes } = this.faults;
    const named = posted.replace(/messages\.\w+/, (usual) => eventName?.(atMs) ?? usual);
    const addressed = isNumberHidden?.(atMs) ? named.replace('@s.whatsapp.net', '@lid') : named;
    return addressed + ' '.repeat(paddingBytes?.(atMs) ?? 0);
  }

  /** Somebody who found the address posts something unsigned. */
  async knock(): Promise<void> {
    await this.#answer('{}', { 'content-type': 'application/json' });
  }

  async #answer(body: string, headers: Readonly<Record<string, string>>): Promise<number> {
    const startedAtMs = this.agenda.nowMs();
    const coldMs = startedAtMs - this.#lastAtMs > COLD_AFTER_MS ? COLD_START_MS : 0;
    this.#lastAtMs = startedAtMs;
    const tookMs = this.faults.ingestMs?.(startedAtMs) ?? USUAL_INGEST_MS;
    const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    const event = { body, isBase64Encoded: false, multiValueHeaders } as Partial<APIGatewayProxyEvent>;
    const { data } = this.observations;
    this.agenda.pass(tookMs);
    const { statusCode } = await this.#handler(event as APIGatewayProxyEvent, {} as Context);
    data.put(lambdaMetric('Ingest', 'Duration'), startedAtMs, tookMs);
    data.put(lambdaMetric('Ingest', 'Errors'), startedAtMs, 0);
    data.put(lambdaMetric('Ingest', 'Throttles'), startedAtMs, 0);
    data.put(apiMetric('Latency'), startedAtMs, coldMs + tookMs + API_GATEWAY_MS);
    data.put(apiMetric('4XXError'), startedAtMs, Number(statusCode >= 400 && statusCode < 500));
    data.put(apiMetric('5XXError'), startedAtMs, Number(statusCode >= 500));
    return statusCode;
  }
}
