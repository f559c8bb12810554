import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SeenBrake } from '../../../lambdas/processor/brake/brake-store';
import { createProcessorHandler } from '../../../lambdas/processor/create-processor';
import { PROCESSOR_TIMEOUT_SECONDS } from '../../../lambdas/shared/limits';
import { MemoryBrakeStore } from '../../support/memory-brake-store';
import { inProcess, inReceive, type KnownMistake, withCommands, withQueue, withResult } from './mistake';

/** Items of one webhook. */
const TAKEN = 100;

/** Mistakes that few histories meet, by what the product does; the tests have histories that do. */
export const RARE_MISTAKES = {
  'leaves what it has dead-lettered in the queue': {
    breaks: 'I6',
    says: ' came after message ',
    processorSqs: (client) =>
      withCommands(client, async (command, send) => (command instanceof DeleteMessageCommand ? {} : send())),
  },
  'deletes a dead letter before it is back on the queue': {
    breaks: 'I1',
    says: 'neither answered',
    redriveSqs: (client) => {
      let putBack: () => Promise<object> = async () => ({});
      return withCommands(client, async (command, send) => {
        if (command instanceof SendMessageCommand) {
          putBack = send;
          return {};
        }
        const reply = await send();
        return command instanceof DeleteMessageCommand ? putBack() : reply;
      });
    },
  },
  'takes a dead letter that was not stored for one that was': {
    breaks: 'I3',
    says: 'was finished, neither answered',
    processor: withQueue((queue) => ({
      deadLetter: (...letter) => queue.deadLetter(...letter).catch(() => undefined),
    })),
  },
  'takes a letter that was not put back for one that was': {
    breaks: 'I1',
    says: 'neither answered',
    redriveSqs: (client) =>
      withCommands(client, (command, send) =>
        command instanceof SendMessageCommand ? send().catch(() => ({})) : send(),
      ),
  },
  'begins what it has no time for': {
    breaks: 'I3',
    says: 'the processor ran into its timeout',
    processorHandler: (parts) => {
      const handler = createProcessorHandler(parts);
      const getRemainingTimeInMillis = () => PROCESSOR_TIMEOUT_SECONDS * 1_000;
      return (event, context) => handler(event, { ...context, getRemainingTimeInMillis });
    },
  },
  'gives up what waits for a token': {
    breaks: 'I3',
    says: 'because its token was refused',
    processor: withResult((result) =>
      result.kind === 'unauthorized' ? { ...result, kind: 'retryable', reason: 'http' } : result,
    ),
  },
  'drops what follows item number 100 of a webhook': {
    breaks: 'I1',
    says: 'was acknowledged and is nowhere',
    ingest: (parts) => ({
      ...parts,
      onceFor: (context) => {
        const once = parts.onceFor(context);
        let items = 0;
        return { run: async (...work) => (++items > TAKEN ? 'duplicate' : once.run(...work)) };
      },
    }),
  },
  'refuses what it could not look into': {
    breaks: 'I4',
    says: 'a genuine webhook was answered 401',
    ingest: inReceive(({ webhookSecret }) => {
      const read = () => webhookSecret.read();
      return { webhookSecret: { read, reread: () => webhookSecret.reread().catch(read) } };
    }),
  },
  'keeps its brake to itself': {
    breaks: 'I3',
    says: ', not ',
    processor: inProcess(() => ({ brakeStore: new MemoryBrakeStore() })),
  },
  'goes on while all pause': {
    breaks: 'I3',
    says: 'nobody pauses',
    processor: inProcess(({ brakeStore }) => ({
      brakeStore: { ...brakeStore, read: async () => seenFree(await brakeStore.read()) },
    })),
  },
} satisfies Record<string, KnownMistake>;

function seenFree({ version }: SeenBrake): SeenBrake {
  return { brake: null, version };
}
