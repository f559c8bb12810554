import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import type { IngestHandler } from '../../../lambdas/ingest/create-ingest';
import type { IngestParts } from '../../../lambdas/ingest/ingest-parts';
import type { ProcessorHandler, ProcessorParts } from '../../../lambdas/processor/create-processor';
import type { Once } from '../../../lambdas/shared/once/once';
import type { SendApi, SendResult } from '../../../lambdas/shared/send/send-api';
import { type PromiseName, textOf, type Violation } from '../promises/promise';

/** A product with a known mistake in it, to show that the simulator would find it: what stands in the place of what ships. */
export interface Mistake {
  readonly ingest?: (parts: IngestParts) => IngestParts;
  readonly ingestHandler?: (parts: IngestParts) => IngestHandler;
  readonly ingestSecrets?: (client: SecretsManagerClient) => SecretsManagerClient;
  readonly processor?: (parts: ProcessorParts) => ProcessorParts;
  readonly processorHandler?: (parts: ProcessorParts) => ProcessorHandler;
  readonly processorSqs?: (client: SQSClient) => SQSClient;
  readonly redriveSqs?: (client: SQSClient) => SQSClient;
}

/** A mistake, and what must be said of it: the promise that it breaks, and a part of the words. */
export interface KnownMistake extends Mistake {
  readonly breaks: PromiseName;
  readonly says: string;
  /** By which few histories find it; any other does too, only later. @default that of the tests */
  readonly seed?: number;
}

/** Whether a breach is the one by which this mistake must be found. */
export function shows({ breaks, says }: KnownMistake): (violation: Violation) => boolean {
  const isSaid = new RegExp(`^(I\\d: )?${breaks}: .*${says}`);
  return (violation) => isSaid.test(textOf(violation));
}

type Receive = IngestParts['receive'];
type Process = ProcessorParts['process'];
type Queue = Process['queue'];
type OnceFor = (context: Context) => Once;

/** Puts something else in the place of what the ingest function receives with. */
export function inReceive(change: (receive: Receive) => Partial<Receive>) {
  return (parts: IngestParts): IngestParts => ({ ...parts, receive: { ...parts.receive, ...change(parts.receive) } });
}

/** Puts something else in the place of what the processor works with. */
export function inProcess(change: (process: Process) => Partial<Process>) {
  return (parts: ProcessorParts): ProcessorParts => ({
    ...parts,
    process: { ...parts.process, ...change(parts.process) },
  });
}

/** Changes how the processor's queue is used. */
export function withQueue(change: (queue: Queue) => Partial<Queue>) {
  return inProcess(({ queue }) => ({ queue: { ...queue, ...change(queue) } }));
}

/** Changes how a reply is sent. */
export function withSend(change: (send: SendApi['send']) => SendApi['send']) {
  return inProcess(({ sendApi }) => ({ sendApi: { send: change((reply) => sendApi.send(reply)) } }));
}

/** Changes what the send API is understood to have said. */
export function withResult(change: (result: SendResult) => SendResult) {
  return withSend((send) => async (reply) => change(await send(reply)));
}

/** Changes how work is done once. */
export function withOnce(change: (run: Once['run']) => Once['run']) {
  return <Parts extends { readonly onceFor: OnceFor }>(parts: Parts): Parts => ({
    ...parts,
    onceFor: (context: Context): Once => {
      const once = parts.onceFor(context);
      return { run: change((...work) => once.run(...work)) };
    },
  });
}

/** Holds each claim for `leaseMs`. */
export function withLease(leaseMs: number) {
  return <Parts extends { readonly onceFor: OnceFor }>(parts: Parts): Parts => ({
    ...parts,
    onceFor: (context: Context) => parts.onceFor({ ...context, getRemainingTimeInMillis: () => leaseMs }),
  });
}

/** Sends the commands of a client as `instead` says. */
export function withCommands<Client extends SQSClient | SecretsManagerClient>(
  client: Client,
  instead: (command: object, send: () => Promise<object>) => Promise<object>,
): Client {
  const forward = client.send.bind(client) as (command: object) => Promise<object>;
  const send = (command: object) => instead(command, () => forward(command));
  return new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) });
}
