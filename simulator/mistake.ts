import type { SQSClient } from '@aws-sdk/client-sqs';
import type { IngestHandler, IngestParts } from '../lambdas/ingest/create-ingest';
import type { ProcessorHandler, ProcessorParts } from '../lambdas/processor/create-processor';
import type { Once } from '../lambdas/shared/once';
import type { Invariant } from './observer';

/** A product with a known mistake in it, to show that the simulator would find it: what stands in the place of what ships. */
export interface Mistake {
  readonly ingest?: (parts: IngestParts) => IngestParts;
  readonly ingestHandler?: (parts: IngestParts) => IngestHandler;
  readonly processor?: (parts: ProcessorParts) => ProcessorParts;
  readonly processorHandler?: (parts: ProcessorParts) => ProcessorHandler;
  readonly processorSqs?: (client: SQSClient) => SQSClient;
  readonly redriveSqs?: (client: SQSClient) => SQSClient;
}

/** A mistake, and the promise that it breaks. */
export interface KnownMistake extends Mistake {
  readonly breaks: Invariant;
}

/** Puts something else in the place of the {@link Once} of every invocation. */
export function withOnce(replace: (once: Once) => Once) {
  return <Parts extends Pick<IngestParts, 'onceFor'>>(parts: Parts): Parts => ({
    ...parts,
    onceFor: (context: Parameters<Parts['onceFor']>[0]) => replace(parts.onceFor(context)),
  });
}

/** Sends the commands of a client as `instead` says. */
export function withSend(
  client: SQSClient,
  instead: (command: object, send: () => Promise<object>) => Promise<object>,
): SQSClient {
  const send = (command: Parameters<SQSClient['send']>[0]) => instead(command, () => client.send(command));
  return new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) });
}
