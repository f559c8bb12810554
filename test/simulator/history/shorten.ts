import type { History } from './history';

const LISTS = ['redrives', 'brownOuts', 'events', 'sendFaults', 'serviceFaults', 'webhooks'] as const;

/**
 * Takes away webhooks, items, faults and events, one at a time, for as long as `stillFails` holds. fast-check shrinks values
 * well, but stops where a list can only be cut in its middle.
 */
export async function shorten(history: History, stillFails: (history: History) => Promise<boolean>): Promise<History> {
  for (const shorter of shorterThan(history)) {
    if (await stillFails(shorter)) return shorten(shorter, stillFails);
  }
  return history;
}

function* shorterThan(history: History): Generator<History> {
  for (const list of LISTS) {
    for (const index of history[list].keys()) yield { ...history, [list]: without<unknown>(history[list], index) };
  }
  for (const [number, webhook] of history.webhooks.entries()) {
    const instead = (changed: object) => ({
      ...history,
      webhooks: history.webhooks.map((other, index) => (index === number ? { ...other, ...changed } : other)),
    });
    if (webhook.copies > 1) yield instead({ copies: 1 });
    if (webhook.retries > 0) yield instead({ retries: 0 });
    if (webhook.items.length === 1) continue;
    for (const index of webhook.items.keys()) yield instead({ items: without(webhook.items, index) });
  }
}

function without<Element>(list: readonly Element[], index: number): Element[] {
  return list.filter((_, other) => other !== index);
}
