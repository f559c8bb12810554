import type { IngestHandler } from '../../lambdas/ingest/create-ingest';
import type { ProcessorHandler } from '../../lambdas/processor/create-processor';
import { INGEST_TIMEOUT_SECONDS, PROCESSOR_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import { Cloud } from './cloud';
import { Ends } from './ends';
import { SimulatedMapping } from './event-source-mapping';
import { FaultPlan } from './fault-plan';
import { createIngest, createProcessor } from './functions';
import { Happenings } from './happenings';
import type { History } from './history';
import { post } from './ingest-endpoint';
import type { Mistake } from './mistake';
import { Observer } from './observer';
import { seededRandom } from './random';
import { Redrives } from './redrives';
import { Rotations } from './rotations';
import { SandboxPool } from './sandbox';
import { SendApiSpells } from './send-api-spells';
import { deliver, type Posted } from './senders';
import type { SimulateOptions } from './simulate-options';
import type { VirtualTime } from './virtual-time';

/** Everything around the product, and the product in it. */
export class World {
  readonly observer: Observer;
  readonly random: () => number;
  readonly faults: FaultPlan;
  readonly #history: History;
  readonly #mistake: Mistake;
  readonly #time: VirtualTime;
  readonly #cloud: Cloud;
  readonly #ends: Ends;
  readonly #happenings: Happenings;
  readonly #rotations: Rotations;
  readonly #ingest: SandboxPool<IngestHandler>;
  readonly #processor: SandboxPool<ProcessorHandler>;
  readonly #mapping: SimulatedMapping;

  constructor(history: History, time: VirtualTime, { mistake, isTelling }: SimulateOptions) {
    this.#history = history;
    this.#mistake = mistake;
    this.#time = time;
    this.random = seededRandom(history.seed);
    this.observer = new Observer(time.elapsedMs, isTelling);
    this.faults = new FaultPlan(history, time.elapsedMs);
    this.#cloud = this.#createCloud();
    const { faults, observer, random } = this;
    const cloud = this.#cloud;
    const { elapsedMs } = time;
    this.#rotations = new Rotations(cloud.secrets, random);
    this.#ends = new Ends({ cloud, observer, elapsedMs, lastTroubleMs: () => faults.lastTroubleMs });
    this.#mapping = new SimulatedMapping({
      sqs: cloud.sqs,
      observer,
      faults,
      trueMs: time.trueMs,
      invoke: (event) => this.#processor.invoke((handler, context) => handler(event, context)),
      onHandled: (batch) => this.#ends.checkBatch(batch),
    });
    const spells = new SendApiSpells(faults, elapsedMs);
    this.#happenings = new Happenings({
      cloud,
      faults,
      observer,
      time,
      spells,
      rotations: this.#rotations,
      isBusy: () => this.#mapping.isBusy,
      coldStart: () => this.#ingest.coldStart() + this.#processor.coldStart(),
      onQueueChange: () => this.#mapping.poll(),
    });
    const sendApi = { faults, spells, secrets: cloud.secrets, listener: cloud.sends };
    this.#ingest = new SandboxPool({
      timeoutSeconds: INGEST_TIMEOUT_SECONDS,
      elapsedMs,
      create: (sandbox) => createIngest(sandbox, { cloud, mistake }),
    });
    this.#processor = new SandboxPool({
      timeoutSeconds: PROCESSOR_TIMEOUT_SECONDS,
      elapsedMs,
      create: (sandbox) => createProcessor(sandbox, { cloud, mistake, random, sendApi }),
    });
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
    const { onDeadLetter } = new Redrives({
      redrives,
      faults,
      observer,
      mistake: this.#mistake,
      cloud: () => this.#cloud,
    });
    return new Cloud({
      faults,
      observer,
      random,
      trueMs: this.#time.trueMs,
      hasClockJumped: () => this.#happenings.hasClockJumped,
      onDeadLetter: (key, by) => {
        this.#ends.checkDeadLetter(key, by);
        onDeadLetter();
      },
      onSend: (number) => this.#letHappen(number),
      onQueueChange: () => this.#mapping.poll(),
    });
  }

  #senderOptions() {
    const { observer } = this;
    const { elapsedMs } = this.#time;
    const endpoint = { pool: this.#ingest, observer, elapsedMs };
    return {
      post: (webhook: Posted) => {
        this.faults.trouble();
        return post(webhook, endpoint);
      },
      rotations: this.#rotations,
      isQuiet: this.#happenings.isQuiet,
      sqs: this.#cloud.sqs,
      observer,
    };
  }
}
