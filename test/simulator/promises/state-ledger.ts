import { rankOf } from '../../../lambdas/ingest/states/state-ladder';
import { fingerprint } from '../../../lambdas/shared/message/fingerprint';
import type { StatusState } from '../../../lambdas/shared/message/queue-message';
import type { ByKind } from '../journal/by-kind';

/** How far each message of ours has got, by the records of it. */
export class StateLedger {
  readonly #ranks = new Map<string, number>();

  readonly notes: ByKind<void> = {
    'state-recorded': ({ recordId, rank }) => void this.#ranks.set(recordId, rank),
  };

  /** Whether the state with this key is recorded, or a higher one of its message. */
  has(key: string): boolean {
    const [kind = '', id = '', state = ''] = key.split(':');
    const rank = this.#ranks.get(`state#${fingerprint(`${kind}:${id}`)}`);
    return rank !== undefined && rank >= rankOf(state as StatusState);
  }

  /** Messages that have got as far as `state`. */
  reached(state: StatusState): number {
    return [...this.#ranks.values()].filter((rank) => rank >= rankOf(state)).length;
  }
}
