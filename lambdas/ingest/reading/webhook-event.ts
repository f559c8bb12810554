import { MAX_QUEUED_TEXT_LENGTH } from '../../shared/limits';
import { fingerprint } from '../../shared/message/fingerprint';
import { isJsonObject, type JsonObject, memberAt } from '../../shared/message/json-object';
import type { QuarantinedItem, QuarantineReason, QueueMessage } from '../../shared/message/queue-message';
import { type Arrival, type Entry, messageItemOf, statusItemOf } from './items';

/** What a signed webhook holds. */
export interface WebhookEvent {
  /** The event's name, or null when it has none. */
  readonly name: string | null;
  readonly items: readonly QueueMessage[];
  /** Entries that need nothing: other events, stubs, edits reported as updates. */
  readonly ignored: number;
  /** Items listed twice in this one webhook. */
  readonly repeated: number;
}

/** A signed webhook whose body is JSON. */
export interface SignedWebhook extends Arrival {
  readonly json: unknown;
  /** The body as text. */
  readonly text: string;
}

/**
 * Reads the JSON of a signed webhook. Dispatches on the event's name, never on the presence of `messages`: a history
 * event carries old messages under that name. Never throws.
 */
export function readWebhookEvent(webhook: SignedWebhook): WebhookEvent {
  const { json } = webhook;
  const quarantineAll = (name: string | null, reason: QuarantineReason): WebhookEvent => ({
    name,
    items: [quarantinedItem(json, reason, webhook)],
    ignored: 0,
    repeated: 0,
  });
  if (!isJsonObject(json)) return quarantineAll(null, 'not-an-object');
  const name = json.event;
  if (typeof name !== 'string' || name === '') return quarantineAll(null, 'no-event');
  const entries = readerOf(name, json);
  if (entries === 'ignored') return { name, items: [], ignored: 1, repeated: 0 };
  if (entries === null) return quarantineAll(name, 'wrong-shape');
  return collect(name, entries, webhook);
}

interface Entries {
  readonly list: readonly unknown[];
  readonly read: (entry: unknown, arrival: Arrival) => Entry;
}

/** How to read the entries of this event; null when a known event has another shape. */
function readerOf(name: string, event: JsonObject): Entries | 'ignored' | null {
  if (name === 'messages.upsert') {
    return Array.isArray(event.messages) ? { list: event.messages, read: messageItemOf } : null;
  }
  if (name !== 'messages.update') return 'ignored';
  if (Array.isArray(event.statuses)) return { list: event.statuses, read: statusItemOf };
  return Array.isArray(event.messages) ? { list: event.messages, read: baileysUpdateOf } : null;
}

/**
 * Gateways that pass on raw Baileys events send `messages: [{key, update}]`. With a status and a message of ours it is a
 * delivery state. Otherwise it is an edit, a vote, or that we have read a message; these are not answered.
 */
function baileysUpdateOf(entry: unknown, arrival: Arrival): Entry {
  if (!isJsonObject(entry) || !isJsonObject(entry.key) || !isJsonObject(entry.update)) {
    return { kind: 'quarantined', reason: 'wrong-shape' };
  }
  const status = entry.update.status;
  if (entry.key.fromMe !== true || status === undefined || status === null) return { kind: 'ignored' };
  return statusItemOf({ id: memberAt(entry, ['key', 'id']), status }, arrival);
}

function collect(name: string, { list, read }: Entries, webhook: SignedWebhook): WebhookEvent {
  const items = new Map<string, QueueMessage>();
  let ignored = 0;
  let repeated = 0;
  for (const source of list) {
    const entry = read(source, webhook);
    if (entry.kind === 'ignored') {
      ignored += 1;
      continue;
    }
    const item = entry.kind === 'item' ? entry.item : quarantinedItem(source, entry.reason, webhook);
    if (items.has(item.key)) repeated += 1;
    else items.set(item.key, item);
  }
  return { name, items: [...items.values()], ignored, repeated };
}

function quarantinedItem(source: unknown, reason: QuarantineReason, webhook: SignedWebhook): QuarantinedItem {
  const json = jsonTextOf(source) ?? webhook.text;
  const digest = fingerprint(json);
  return {
    kind: 'quarantined',
    key: `quarantine:${digest}`,
    group: digest,
    receivedAtMs: webhook.receivedAtMs,
    reason,
    payload: json.slice(0, MAX_QUEUED_TEXT_LENGTH),
  };
}

/** The JSON text of `source`, or null when it nests deeper than JSON.stringify can follow (JSON.parse can). */
function jsonTextOf(source: unknown): string | null {
  try {
    return JSON.stringify(source);
  } catch {
    return null;
  }
}
