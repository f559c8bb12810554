import type { SQSClient } from '@aws-sdk/client-sqs';
import type { IngestHandler } from '../../../lambdas/ingest/create-ingest';
import type { IngestParts } from '../../../lambdas/ingest/ingest-parts';
import type { ProcessorHandler, ProcessorParts } from '../../../lambdas/processor/create-processor';
import type { Once } from '../../../lambdas/shared/once/once';
import type { SendResult } from '../../../lambdas/shared/send/send-api';
import type { PromiseName } from '../promises/promise';

/** A product with a known mistake in it, to show that the simulator would find it: what stands in the place of what ships. */
export interface Mistake {
  readonly ingest?: (parts: IngestParts) => IngestParts;
  readonly ingestHandler?: (parts: IngestParts) => IngestHandler;
  readonly processor?: (parts: ProcessorParts) => ProcessorParts;
  readonly processorHandler?: (parts: ProcessorParts) => ProcessorHandler;
  readonly processorSqs?: (client: SQSClient) => SQSClient;
  readonly redriveSqs?: (client: SQSClient) => SQSClient;
}

type Queue = ProcessorParts['process']['queue'];

/** A mistake, and the promise that it breaks. */
export interface KnownMistake extends Mistake {
  readonly breaks: PromiseName;
}

/** Puts something else in the place of the {@link Once} of every invocation. */
export function withOnce(replace: (once: Once) => Once) {
  return <Parts extends Pick<IngestParts, 'onceFor'>>(parts: Parts): Parts => ({
    ...parts,
    onceFor: (context: Parameters<Parts['onceFor']>[0]) => replace(parts.onceFor(context)),
  });
}

/** Puts something else in the place of the processor's queue. */
export function withQueue(replace: (queue: Queue) => Queue) {
  return (parts: ProcessorParts): ProcessorParts => ({
    ...parts,
    process: { ...parts.process, queue: replace(parts.process.queue) },
  });
}

/** Changes what the send API is understood to have said. */
export function withResult(change: (result: SendResult) => SendResult) {
  return (parts: ProcessorParts): ProcessorParts => {
    const { sendApi } = parts.process;
    const send: typeof sendApi.send = async (reply) => change(await sendApi.send(reply));
    return { ...parts, process: { ...parts.process, sendApi: { send } } };
  };
}

/** Sends the commands of a client as `instead` says. */
export function withSend(
  client: SQSClient,
  instead: (command: object, send: () => Promise<object>) => Promise<object>,
): SQSClient {
  const send = (command: Parameters<SQSClient['send']>[0]) => instead(command, () => client.send(command));
  return new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) });
}
