import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { IngestHandler } from '../lambdas/ingest/create-ingest';
import type { ProcessorHandler } from '../lambdas/processor/create-processor';
import { fingerprint } from '../lambdas/shared/fingerprint';
import {
  INGEST_DEADLINE_MS,
  INGEST_TIMEOUT_SECONDS,
  PROCESSOR_TIMEOUT_SECONDS,
  ROTATED_SECRET_KNOWN_AFTER_MS,
} from '../lambdas/shared/limits';
import { Cloud } from './cloud';
import { SimulatedMapping } from './event-source-mapping';
import { FaultPlan } from './fault-plan';
import { createIngest, createProcessor } from './functions';
import type { History, WorldEvent } from './history';
import type { Mistake } from './mistakes';
import { Observer } from './observer';
import { seededRandom } from './random';
import { SandboxPool } from './sandbox';
import { deliver } from './senders';
import { INBOUND_CREDENTIAL_ARN, SEND_TOKEN_ARN, WEBHOOK_SECRET_ARN } from './simulated-secrets';
import type { VirtualTime } from './virtual-time';

const OUTAGE_MS = 60_000;
const CLOCK_JUMP_MS = 10 * 60_000;
/** Everything around the product, and the product in it. */
export class World {
  readonly observer = new Observer();
  readonly random: () => number;
  readonly injected: Readonly<Record<string, number>>;
  readonly #history: History;
  readonly #time: VirtualTime;
  readonly #faults: FaultPlan;
  readonly #cloud: Cloud;
  readonly #ingest: SandboxPool<IngestHandler>;
  readonly #processor: SandboxPool<ProcessorHandler>;
  readonly #mapping: SimulatedMapping;
  #panel: { readonly secret: string; readonly credential: string };
  #sendApiIsDown = false;

  constructor(history: History, time: VirtualTime, mistake: Mistake) {
    this.#history = history;
    this.#time = time;
    this.#faults = new FaultPlan(history);
    this.injected = this.#faults.injected;
    this.random = seededRandom(history.seed);
    const { random, observer } = this;
    this.#cloud = new Cloud({
      faults: this.#faults,
      observer,
      random,
      trueMs: time.trueMs,
      onQueueChange: () => this.#mapping.poll(),
    });
    this.#panel = this.#secretsNow();
    this.#ingest = new SandboxPool((sandbox) => createIngest(sandbox, { cloud: this.#cloud, mistake }));
    this.#processor = new SandboxPool((sandbox) =>
      createProcessor(sandbox, {
        cloud: this.#cloud,
        mistake,
        random,
        sendApi: {
          nextFault: this.#faults.nextSendFault,
          onFault: this.#faults.note,
          onUnknownOutcome: (key) => observer.unknownOutcome(key),
          onDelivery: (key) => this.#delivered(key),
          isDown: () => this.#sendApiIsDown,
        },
      }),
    );
    this.#mapping = new SimulatedMapping({
      sqs: this.#cloud.sqs,
      observer,
      trueMs: time.trueMs,
      invoke: (event) =>
        this.#processor.invoke(PROCESSOR_TIMEOUT_SECONDS * 1_000, (handler) =>
          handler(event, this.#contextOf(PROCESSOR_TIMEOUT_SECONDS)),
        ),
      takeCallFailed: () => {
        const failed = this.#faults.someCallFailed;
        this.#faults.someCallFailed = false;
        return failed;
      },
      losesDeletion: () => this.#faults.nextServiceFault() === 'request-lost',
    });
  }

  /** Lets the senders post and the events happen when their time has come. */
  start(): void {
    for (const webhook of this.#history.webhooks) {
      setTimeout(() => {
        void deliver(webhook, {
          post: (body, signature, credential) => this.#post(body, signature, credential),
          panel: () => this.#panel,
          sqs: this.#cloud.sqs,
          observer: this.observer,
        });
      }, webhook.atMs);
    }
    for (const { atMs, event } of this.#history.events) setTimeout(() => this.#happen(event), atMs);
  }

  /** Checks what must hold when nothing moves any more. */
  checkAtRest(cameToRest: boolean): void {
    const waiting = this.#cloud.sqs.queue.messages.length;
    if (!cameToRest || waiting > 0) this.observer.violated('I3', `${waiting} messages are in the queue for ever`);
    this.observer.checkSends();
    this.#checkStatuses();
  }

  #checkStatuses(): void {
    const { metrics } = this.observer;
    const counted = (metrics.StatusSent ?? 0) + (metrics.StatusDelivered ?? 0) + (metrics.StatusRead ?? 0);
    const queued = [...this.#cloud.sqs.queue.keysTaken].filter((key) => key.startsWith('status:')).length;
    if (counted < queued) this.observer.violated('I3', `${queued} statuses were queued, ${counted} counted`);
  }

  async #post(body: string, signature: string, credential: string): Promise<number | 'no-answer'> {
    const startMs = this.#time.elapsedMs();
    const event = {
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
      multiValueHeaders: {
        'Content-Type': ['application/json'],
        'X-Signature': [signature],
        Authorization: [`Bearer ${credential}`],
      },
    } as unknown as APIGatewayProxyEvent;
    const result = await this.#ingest.invoke(INGEST_TIMEOUT_SECONDS * 1_000, (handler) =>
      handler(event, this.#contextOf(INGEST_TIMEOUT_SECONDS)),
    );
    if (result === 'died') return 'no-answer';
    const tookMs = this.#time.elapsedMs() - startMs;
    if (tookMs > INGEST_DEADLINE_MS) this.observer.violated('I5', `an answer took ${tookMs} ms`);
    return result.returned.statusCode;
  }

  #contextOf(timeoutSeconds: number): Context {
    const endMs = this.#time.elapsedMs() + timeoutSeconds * 1_000;
    return { getRemainingTimeInMillis: () => endMs - this.#time.elapsedMs() } as Context;
  }

  #delivered(idempotencyKey: string): void {
    const message = this.#cloud.sqs.queue.messages.find(({ key }) => fingerprint(key) === idempotencyKey);
    this.observer.delivered(idempotencyKey, message?.group ?? 'gone', message?.sequence ?? Number.MAX_SAFE_INTEGER);
  }

  #happen(event: WorldEvent): void {
    this.#faults.note(event);
    const happenings: Readonly<Record<WorldEvent, () => void>> = {
      redrive: () => this.#cloud.sqs.redrive(),
      rotation: () => this.#rotate(),
      'clock-forward': () => this.#time.jump(CLOCK_JUMP_MS),
      'clock-back': () => this.#time.jump(-CLOCK_JUMP_MS),
      outage: () => this.#outage(),
      'visibility-expires': () => this.#expireVisibility(),
      'cold-start': () => this.#coldStart(),
    };
    happenings[event]();
  }

  #coldStart(): void {
    this.#ingest.coldStart();
    this.#processor.coldStart();
  }

  /** Not while the panel still has the secret before: only two versions are accepted. */
  #rotate(): void {
    if (this.#panel.secret !== this.#secretsNow().secret) return;
    this.#cloud.secrets.rotate(WEBHOOK_SECRET_ARN);
    this.#cloud.secrets.rotate(INBOUND_CREDENTIAL_ARN);
    this.#cloud.secrets.rotate(SEND_TOKEN_ARN);
    setTimeout(() => {
      this.#panel = this.#secretsNow();
    }, ROTATED_SECRET_KNOWN_AFTER_MS);
  }

  #secretsNow() {
    const { secrets } = this.#cloud;
    return { secret: secrets.current(WEBHOOK_SECRET_ARN), credential: secrets.current(INBOUND_CREDENTIAL_ARN) };
  }

  #outage(): void {
    this.#sendApiIsDown = true;
    setTimeout(() => {
      this.#sendApiIsDown = false;
    }, OUTAGE_MS);
  }

  /** What is in flight becomes visible although it is still being worked on. */
  #expireVisibility(): void {
    for (const message of this.#cloud.sqs.queue.messages) message.visibleAtMs = this.#time.trueMs();
    this.#mapping.poll();
  }
}
