import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { IngestHandler } from '../lambdas/ingest/create-ingest';
import type { ProcessorHandler } from '../lambdas/processor/create-processor';
import { PROCESSOR_TIMEOUT_SECONDS } from '../lambdas/shared/limits';
import { Cloud } from './cloud';
import { Ends } from './ends';
import { SimulatedMapping } from './event-source-mapping';
import { FaultPlan } from './fault-plan';
import { createIngest, createProcessor } from './functions';
import { Happenings } from './happenings';
import type { History } from './history';
import { post } from './ingest-endpoint';
import type { Mistake } from './mistakes';
import { Observer } from './observer';
import { seededRandom } from './random';
import { Redrives } from './redrives';
import { Rotations } from './rotations';
import { type Invoked, SandboxPool } from './sandbox';
import { deliver, type Posted } from './senders';
import type { VirtualTime } from './virtual-time';

/** Everything around the product, and the product in it. */
export class World {
  readonly observer = new Observer();
  readonly random: () => number;
  readonly faults: FaultPlan;
  readonly #history: History;
  readonly #time: VirtualTime;
  readonly #cloud: Cloud;
  readonly #ends: Ends;
  readonly #happenings: Happenings;
  readonly #rotations: Rotations;
  readonly #ingest: SandboxPool<IngestHandler>;
  readonly #processor: SandboxPool<ProcessorHandler>;
  readonly #mapping: SimulatedMapping;

  constructor(history: History, time: VirtualTime, mistake: Mistake) {
    this.#history = history;
    this.#time = time;
    this.random = seededRandom(history.seed);
    this.faults = new FaultPlan(history, time.elapsedMs);
    this.#cloud = this.#createCloud();
    const { faults, observer, random } = this;
    const cloud = this.#cloud;
    const { elapsedMs } = time;
    this.#rotations = new Rotations(cloud.secrets, random);
    this.#ends = new Ends({ cloud, observer, elapsedMs, lastTroubleMs: () => faults.lastTroubleMs });
    this.#mapping = this.#createMapping();
    this.#happenings = new Happenings({
      cloud,
      faults,
      time,
      rotations: this.#rotations,
      isBusy: () => this.#mapping.isBusy,
      coldStart: () => this.#ingest.coldStart() + this.#processor.coldStart(),
      onQueueChange: () => this.#mapping.poll(),
    });
    const { sends } = cloud;
    const { isDown } = this.#happenings;
    const sendApi = { nextFault: faults.nextSendFault, onFault: faults.note, listener: sends, isDown };
    this.#ingest = new SandboxPool((sandbox) => createIngest(sandbox, { cloud, mistake }));
    this.#processor = new SandboxPool((sandbox) => createProcessor(sandbox, { cloud, mistake, random, sendApi }));
  }

  /** Lets the senders post and the events happen when their time has come. */
  start(): void {
    const { webhooks, events } = this.#history;
    for (const webhook of webhooks) {
      const event = webhook.afterEvent === undefined ? undefined : events[webhook.afterEvent];
      setTimeout(() => void deliver(webhook, this.#senderOptions()), webhook.atMs + (event?.atMs ?? 0));
    }
    this.#letHappen(undefined);
  }

  /** Checks what must hold when nothing moves any more. */
  checkAtRest(cameToRest: boolean): void {
    this.#ends.checkAtRest(cameToRest);
    this.#cloud.sends.checkAtRest();
  }

  /** Lets what waits for send number `send`, or for none, happen in its time. */
  #letHappen(send: number | undefined): void {
    for (const { atMs, event, duringSend } of this.#history.events) {
      if (duringSend === send) setTimeout(() => this.#happenings.happen(event), atMs);
    }
  }

  #createCloud(): Cloud {
    const { faults, observer, random } = this;
    const { redrives } = this.#history;
    const { onDeadLetter } = new Redrives({ redrives, faults, observer, cloud: () => this.#cloud });
    return new Cloud({
      faults,
      observer,
      random,
      trueMs: this.#time.trueMs,
      hasClockJumped: () => this.#happenings.hasClockJumped,
      onDeadLetter,
      onSend: (number) => this.#letHappen(number),
      onQueueChange: () => this.#mapping.poll(),
    });
  }

  #createMapping(): SimulatedMapping {
    const { observer, faults } = this;
    return new SimulatedMapping({
      sqs: this.#cloud.sqs,
      trueMs: this.#time.trueMs,
      invoke: (event) => this.#process(event),
      onHandled: (batch) => this.#ends.checkBatch(batch),
      onTimeout: () => observer.violated('I3', 'the processor ran into its timeout'),
      losesDeletion: () => faults.nextServiceFault('AmazonSQS') === 'request-lost',
    });
  }

  #process(event: SQSEvent): Promise<Invoked<SQSBatchResponse>> {
    return this.#processor.invoke(PROCESSOR_TIMEOUT_SECONDS * 1_000, (handler) =>
      handler(event, this.#contextOf(PROCESSOR_TIMEOUT_SECONDS)),
    );
  }

  #senderOptions() {
    const { observer } = this;
    const { elapsedMs } = this.#time;
    const endpoint = {
      pool: this.#ingest,
      observer,
      elapsedMs,
      contextOf: (timeoutSeconds: number) => this.#contextOf(timeoutSeconds),
    };
    return {
      post: (webhook: Posted) => {
        this.faults.trouble();
        return post(webhook, endpoint);
      },
      panel: () => this.#rotations.panel(),
      oldSecret: () => this.#rotations.oldSecret(),
      sqs: this.#cloud.sqs,
      observer,
    };
  }

  #contextOf(timeoutSeconds: number): Context {
    const endMs = this.#time.elapsedMs() + timeoutSeconds * 1_000;
    return { getRemainingTimeInMillis: () => endMs - this.#time.elapsedMs() } as Context;
  }
}
