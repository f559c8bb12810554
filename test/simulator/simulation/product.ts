import type { IngestHandler } from '../../../lambdas/ingest/create-ingest';
import type { ProcessorHandler } from '../../../lambdas/processor/create-processor';
import { INGEST_TIMEOUT_SECONDS, PROCESSOR_TIMEOUT_SECONDS } from '../../../lambdas/shared/limits';
import { seededRandom } from '../../support/seeded-random';
import { FaultPlan } from '../faults/fault-plan';
import { Outages } from '../faults/outages';
import type { History } from '../history/history';
import type { Journal } from '../journal/journal';
import type { Mistake } from '../planted/mistake';
import { type Sandbox, SandboxPool } from '../runtime/sandbox';
import type { VirtualTime } from '../runtime/virtual-time';
import { Cloud } from '../services/cloud';
import type { SimulatedSdk } from '../services/sdk-clients';
import { post } from './api-gateway';
import { SimulatedMapping } from './event-source-mapping';
import { createIngest, createProcessor } from './functions';
import { redriveByCommand } from './operator';
import { Panel } from './panel';
import { Scheduler } from './scheduler';
import { deliver } from './senders';

export interface ProductOptions {
  readonly history: History;
  readonly journal: Journal;
  readonly time: VirtualTime;
  readonly mistake: Mistake;
  readonly sdk: SimulatedSdk;
}

/** Puts the product and all that is around it together, and lets the history begin. Gives the randomness of it all. */
export function startProduct({ history, journal, time, mistake, sdk }: ProductOptions): () => number {
  const random = seededRandom(history.seed);
  const { elapsedMs, trueMs } = time;
  const faults = new FaultPlan(history, elapsedMs);
  const outages = new Outages(elapsedMs);
  const cloud = new Cloud({ faults, journal, random, trueMs, sdk });
  const { sqs, secrets } = cloud;
  const panel = new Panel(secrets, random, journal);
  const sendApi = { faults, outages, secrets, journal, random };
  const poolOf = <Handler>(timeoutSeconds: number, create: (sandbox: Sandbox) => Handler) =>
    new SandboxPool({ timeoutSeconds, elapsedMs, journal, create });
  const ingest: SandboxPool<IngestHandler> = poolOf(INGEST_TIMEOUT_SECONDS, (sandbox) =>
    createIngest(sandbox, { cloud, mistake }),
  );
  const processor: SandboxPool<ProcessorHandler> = poolOf(PROCESSOR_TIMEOUT_SECONDS, (sandbox) =>
    createProcessor(sandbox, { cloud, mistake, random, sendApi }),
  );
  const mapping = new SimulatedMapping({ sqs, journal, faults, trueMs, processor });
  const scheduler = new Scheduler({
    history,
    journal,
    time,
    sqs,
    panel,
    outages,
    isBusy: () => mapping.isBusy,
    coldStart: () => ingest.coldStart() + processor.coldStart(),
    redriveByCommand: (diesAtCall) => redriveByCommand({ cloud, journal, mistake, diesAtCall }),
  });
  const sender = { post: (webhook: Parameters<typeof post>[0]) => post(webhook, ingest, journal), panel, journal };
  for (const webhook of history.webhooks) {
    const event = webhook.afterEvent === undefined ? undefined : history.events[webhook.afterEvent];
    setTimeout(() => void deliver(webhook, sender), webhook.atMs + (event?.atMs ?? 0));
  }
  scheduler.start();
  mapping.start();
  return random;
}
