import { STATUS_STATES, type StatusState } from '../../shared/message/queue-message';

/** Other names of the states: Baileys and Evolution (`DELIVERY_ACK`), WAHA (`DEVICE`), and our own words. */
const STATE_OF_WORD: ReadonlyMap<string, StatusState> = new Map<string, StatusState>([
  ...STATUS_STATES.map((state) => [state, state] as const),
  ['error', 'failed'],
  ['server', 'sent'],
  ['server_ack', 'sent'],
  ['device', 'delivered'],
  ['delivery_ack', 'delivered'],
]);

/** The contract's scale: the position in the list is the number on the wire. */
const STATE_OF_NUMBER: readonly StatusState[] = ['failed', 'pending', 'sent', 'delivered', 'read', 'played'];

/** The state that `status` (a word in either case, a number, or a number as text) stands for. */
export function statusStateOf(status: string | number): StatusState {
  const text = String(status).trim();
  const state = /^\d$/.test(text) ? STATE_OF_NUMBER[Number(text)] : STATE_OF_WORD.get(text.toLowerCase());
  return state ?? 'unknown';
}
