import { STATUS_STATES, type StatusState } from '../../shared/message/queue-message';

/** Other names of the states, without what stands between their words: Baileys, Evolution, WAHA, Twilio, Green API. */
const STATE_OF_WORD: ReadonlyMap<string, StatusState> = new Map<string, StatusState>([
  ...STATUS_STATES.map((state) => [state, state] as const),
  ...['queued', 'sending'].map((word) => [word, 'pending'] as const),
  ...['server', 'serverack'].map((word) => [word, 'sent'] as const),
  ...['device', 'deviceack', 'deliveryack'].map((word) => [word, 'delivered'] as const),
  ...['readack', 'seen', 'viewed'].map((word) => [word, 'read'] as const),
  ['playedack', 'played'],
  ...[
    'error',
    'failure',
    'undelivered',
    'undeliverable',
    'notdelivered',
    'notsent',
    'unsent',
    'rejected',
    'refused',
    'expired',
    'blocked',
    'noaccount',
    'notingroup',
    'yellowcard',
  ].map((word) => [word, 'failed'] as const),
]);

/** The contract's scale: the position in the list is the number on the wire. */
const STATE_OF_NUMBER: readonly StatusState[] = ['failed', 'pending', 'sent', 'delivered', 'read', 'played'];
/** Error on the scale of WAHA and wppconnect. */
const OTHER_FAILED = '-1';

/** The state that `status` (a word in either case, a number, or a number as text) stands for. */
export function statusStateOf(status: string | number): StatusState {
  const text = String(status).trim();
  if (text === OTHER_FAILED) return 'failed';
  const word = text.toLowerCase().replaceAll(/[\s._-]/g, '');
  const state = /^\d$/.test(text) ? STATE_OF_NUMBER[Number(text)] : STATE_OF_WORD.get(word);
  return state ?? 'unknown';
}
