import { fingerprint } from '../../shared/message/fingerprint';
import { isJsonObject, type JsonObject, memberAt } from '../../shared/message/json-object';
import type { QuarantinedItem, QuarantineReason, QueueMessage } from '../../shared/message/queue-message';
import { type Arrival, type Entry, fitting, shortText } from './entry';
import { type MessageArrival, messageItemOf, statusItemOf } from './items';
import { updateOf } from './status-update';
import { leavesIdFree } from './unanswerable';
import type { WebhookJson } from './webhook-json';

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

/** A signed webhook. */
export interface SignedWebhook extends Arrival, WebhookJson {}

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
  if (json === undefined) return quarantineAll(null, 'not-json');
  if (!isJsonObject(json)) return quarantineAll(null, 'not-an-object');
  const name = json.event;
  if (typeof name !== 'string' || name === '') return quarantineAll(null, 'no-event');
  const entries = readerOf(eventNameOf(name), json);
  if (entries === 'ignored') return { name, items: [], ignored: 1, repeated: 0 };
  if (entries === null) return quarantineAll(name, 'wrong-shape');
  return collect(name, entries, { ...webhook, ownJid: ownJidOf(json) });
}

interface Entries {
  readonly list: readonly unknown[];
  readonly read: (entry: unknown, arrival: MessageArrival) => Entry;
}

/** Senders write `messages.upsert`, `MESSAGES_UPSERT` and `messages-upsert` for one event. */
function eventNameOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[._\s-]+/g, '.');
}

/** How to read the entries of this event; null when a known event has another shape. */
function readerOf(name: string, event: JsonObject): Entries | 'ignored' | null {
  if (name === 'messages.upsert') {
    return Array.isArray(event.messages) ? { list: event.messages, read: messageItemOf } : null;
  }
  if (name !== 'messages.update') return 'ignored';
  if (Array.isArray(event.statuses)) return { list: event.statuses, read: statusItemOf };
  if (Array.isArray(event.messages)) return { list: event.messages, read: updateOf };
  if (Array.isArray(event.data)) return { list: event.data, read: updateOf };
  return isJsonObject(event.data) ? { list: [event.data], read: updateOf } : null;
}

/** Evolution gives its own number as `sender` beside the `instance`, WAHA as `me.id`. Elsewhere a sender is somebody else. */
function ownJidOf(event: JsonObject): string | null {
  const sender = typeof event.instance === 'string' ? event.sender : null;
  return shortText(sender) ?? shortText(memberAt(event, ['me', 'id']));
}

/** More entries of one webhook than that which nobody understands are one dead letter: the webhook itself. */
const MOST_QUARANTINED = 10;

function collect(name: string, { list, read }: Entries, webhook: SignedWebhook & MessageArrival): WebhookEvent {
  const entries = list.map((source) => ({ source, entry: read(source, webhook) }));
  const strange = entries.flatMap(({ entry }) => (entry.kind === 'quarantined' ? [entry.reason] : []));
  const [reason] = strange.length > MOST_QUARANTINED ? strange : [];
  const items = new Map<string, QueueMessage>();
  let repeated = 0;
  for (const { source, entry } of entries) {
    if (entry.kind === 'ignored' || (entry.kind === 'quarantined' && reason !== undefined)) continue;
    const item = entry.kind === 'item' ? entry.item : quarantinedItem(source, entry.reason, webhook);
    const listed = items.get(item.key);
    if (listed !== undefined) repeated += 1;
    if (listed === undefined || isBetter(item, listed)) items.set(item.key, item);
  }
  const ignored = entries.filter(({ entry }) => entry.kind === 'ignored').length;
  const whole = reason === undefined ? [] : [quarantinedItem(webhook.json, reason, webhook)];
  return { name, items: [...items.values(), ...whole], ignored, repeated };
}

/** Two addresses of one message can come in one webhook, and only one of the two can be answered. */
function isBetter(item: QueueMessage, listed: QueueMessage): boolean {
  return leavesIdFree(listed) && !leavesIdFree(item);
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
    payload: fitting(json),
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
