import type { StatusItem, StatusState } from '../../shared/message/queue-message';
import type { IngestMetricName } from '../../shared/telemetry/metric-names';
import type { Telemetry } from '../../shared/telemetry/telemetry';
import { statesReached } from './state-ladder';

/** What became of a delivery state. */
export type Rise =
  /** The message had got less far; `from` is its rank before, null when nothing was known of it. */
  | { readonly kind: 'risen'; readonly from: number | null }
  /** The message had got as far, or further: the state is repeated or late. */
  | { readonly kind: 'known' };

/** How far each message of ours has got. */
export interface DeliveryStates {
  /** Records that a message has got so far, unless it had before. @throws when nobody can know whether it is recorded. */
  rise(item: StatusItem): Promise<Rise>;
}

/** States that somebody looks at; the others are in the log. */
const METRIC_OF_STATE: Readonly<Partial<Record<StatusState, IngestMetricName>>> = {
  sent: 'StatusSent',
  delivered: 'StatusDelivered',
  read: 'StatusRead',
  failed: 'StatusFailed',
};

/** Records a delivery state and counts what the message has reached by it. It is all that is done about a state. */
export async function recordState(
  item: StatusItem,
  states: DeliveryStates,
  telemetry: Telemetry,
): Promise<'done' | 'duplicate'> {
  const rise = await states.rise(item);
  if (rise.kind === 'known') return 'duplicate';
  for (const state of statesReached(rise.from, item.state)) {
    const metric = METRIC_OF_STATE[state];
    if (metric !== undefined) telemetry.count(metric);
  }
  return 'done';
}
