import { TEST_SECRET, TEST_TOKEN } from '../signed-webhook';
import { type Faults, USUAL_INGEST_MS } from './faults';

/** What goes wrong by those faults that `faultsAt` names for a time; what they leave out works. */
export function faultsByTime(faultsAt: (atMs: number) => Faults): Faults {
  return {
    send: (atMs, attempt) => faultsAt(atMs).send?.(atMs, attempt),
    isProcessorStopped: (atMs) => faultsAt(atMs).isProcessorStopped?.(atMs) ?? false,
    panelSecret: (atMs) => faultsAt(atMs).panelSecret?.(atMs) ?? TEST_SECRET,
    isPanelWithoutSecret: (atMs) => faultsAt(atMs).isPanelWithoutSecret?.(atMs) ?? false,
    eventName: (atMs) => faultsAt(atMs).eventName?.(atMs),
    isNumberHidden: (atMs) => faultsAt(atMs).isNumberHidden?.(atMs) ?? false,
    panelToken: (atMs) => faultsAt(atMs).panelToken?.(atMs) ?? TEST_TOKEN,
    paddingBytes: (atMs) => faultsAt(atMs).paddingBytes?.(atMs) ?? 0,
    isQueueDown: (atMs) => faultsAt(atMs).isQueueDown?.(atMs) ?? false,
    queueMs: (atMs) => faultsAt(atMs).queueMs?.(atMs) ?? 0,
    ingestMs: (atMs) => faultsAt(atMs).ingestMs?.(atMs) ?? USUAL_INGEST_MS,
    delivery: (atMs) => faultsAt(atMs).delivery?.(atMs) ?? 'delivered',
    isPhoneOffline: (atMs) => faultsAt(atMs).isPhoneOffline?.(atMs) ?? false,
  };
}
