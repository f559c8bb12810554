import { fingerprint } from '../../../lambdas/shared/message/fingerprint';
import { apply, type ByKind } from './by-kind';
import type { Entry } from './entry';

/** The journal for people, line by line. `remarks` follow the entries of their index. */
export function storyOf(entries: readonly Entry[], remarks: ReadonlyMap<number, readonly string[]>): string[] {
  const keyOf = new Map<string, string>();
  const keyOfSend = new Map<number, string>();
  return entries.flatMap((entry, index) => {
    if (entry.kind === 'sent') keyOf.set(fingerprint(entry.key), entry.key);
    if (entry.kind === 'send') keyOfSend.set(entry.number, keyOf.get(entry.idempotencyKey) ?? 'nothing');
    const line = apply(LINES, entry, (send) => keyOfSend.get(send) ?? 'nothing');
    const lines = [...(line === undefined ? [] : [line]), ...(remarks.get(index) ?? []).map((text) => `✗ ${text}`)];
    return lines.map((text) => `${(entry.atMs / 1_000).toFixed(3).padStart(12)} s  ${text}`);
  });
}

/** What people need to see. */
const LINES: ByKind<string, [keyOfSend: (send: number) => string]> = {
  answered: ({ sender, keys, status }) => `${sender} webhook (${keys.join(', ')}): ${status}`,
  'processor-started': ({ messages }) =>
    `processor gets ${messages.map(({ key, receiveCount }) => `${key} (${receiveCount})`).join(', ')}`,
  'processor-ended': ({ ending, failed }) =>
    `processor ${ending}${failed.length === 0 ? '' : `, ${failed.length} to come again`}`,
  logged: ({ message, fields }) => `log: ${message} ${JSON.stringify(fields)}`,
  called: ({ number, target, fault }) => `call ${number} ${target.split('.')[1]}${withFault(fault)}`,
  send: ({ number, fault, outage }, keyOfSend) => `send ${number} of ${keyOfSend(number)}${withFault(fault ?? outage)}`,
  delivered: ({ number }, keyOfSend) => `the answer to ${keyOfSend(number)} is delivered`,
  event: ({ event }) => event,
};

function withFault(fault: string | undefined): string {
  return fault === undefined ? '' : `: ${fault}`;
}
