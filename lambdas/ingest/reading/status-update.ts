import { isJsonObject, memberAt } from '../../shared/message/json-object';
import type { Arrival, Entry } from './entry';
import { addressOf, statusItemOf } from './items';

/**
 * An update of a message as gateways pass it on: raw Baileys (`{key, update}`), or flat as Evolution has it (`{keyId, fromMe,
 * status}`). With a status and a message of ours it is a delivery state. Otherwise it is an edit, a vote, or that we have read
 * a message; these are not answered.
 */
export function updateOf(entry: unknown, arrival: Arrival): Entry {
  if (!isJsonObject(entry)) return { kind: 'quarantined', reason: 'wrong-shape' };
  const isFlat = entry.keyId !== undefined;
  if (!isFlat && !isJsonObject(entry.key)) return statusItemOf(entry, arrival);
  if (!isFlat && !isJsonObject(entry.update) && entry.status === undefined) {
    return { kind: 'quarantined', reason: 'wrong-shape' };
  }
  const status = memberAt(entry, ['update', 'status']) ?? entry.status ?? null;
  const fromMe = isFlat ? entry.fromMe : memberAt(entry, ['key', 'fromMe']);
  if (fromMe !== true || status === null) return { kind: 'ignored' };
  const key = !isFlat && isJsonObject(entry.key) ? entry.key : entry;
  return statusItemOf({ id: isFlat ? entry.keyId : key.id, status }, arrival, addressOf(key, entry));
}
