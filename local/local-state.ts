import type { MetricName } from '../lambdas/shared/telemetry/metric-names';
import { type DeadLetter, deadLettersIn } from './dead-letters';
import type { EmfSums } from './emf-sums';
import type { SqsEmulator } from './sqs-emulator';

/** What `GET /_local/state` answers. */
export interface LocalState {
  readonly queue: { readonly visible: number; readonly inFlight: number };
  readonly deadLetters: readonly Pick<DeadLetter, 'reason' | 'key'>[];
  /** Sums since the start, by metric name. */
  readonly metrics: Readonly<Record<MetricName, number>>;
}

/** The state of the local run now. Takes nothing out of a queue. */
export async function readLocalState(sqs: SqsEmulator, metrics: EmfSums): Promise<LocalState> {
  const [queue, deadLetterQueue] = await Promise.all([sqs.inspect('webhook.fifo'), sqs.inspect('dead-letter.fifo')]);
  return {
    queue: { visible: queue.visible.length, inFlight: queue.inFlight.length },
    deadLetters: deadLettersIn(deadLetterQueue).map(({ reason, key }) => ({ reason, key })),
    metrics: metrics.totals(),
  };
}
