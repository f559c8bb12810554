import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SeenBrake } from '../../../lambdas/processor/brake/brake-store';
import { MemoryBrakeStore } from '../../support/memory-brake-store';
import { inProcess, inReceive, type KnownMistake, withCommands, withQueue, withResult } from './mistake';

/** Mistakes that few histories meet, by what the product does; the tests have histories that do. */
export const RARE_MISTAKES = {
  'leaves what it has dead-lettered in the queue': {
    breaks: 'I6',
    processorSqs: (client) =>
      withCommands(client, async (command, send) => (command instanceof DeleteMessageCommand ? {} : send())),
  },
  'deletes a dead letter before it is back on the queue': {
    breaks: 'I1',
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
    processor: withQueue((queue) => ({
      deadLetter: (...letter) => queue.deadLetter(...letter).catch(() => undefined),
    })),
  },
  'takes a letter that was not put back for one that was': {
    breaks: 'I1',
    redriveSqs: (client) =>
      withCommands(client, (command, send) =>
        command instanceof SendMessageCommand ? send().catch(() => ({})) : send(),
      ),
  },
  'gives up what waits for a token': {
    breaks: 'I3',
    processor: withResult((result) =>
      result.kind === 'unauthorized' ? { ...result, kind: 'retryable', reason: 'http' } : result,
    ),
  },
  'refuses what it could not look into': {
    breaks: 'I4',
    ingest: inReceive(({ webhookSecret }) => {
      const read = () => webhookSecret.read();
      return { webhookSecret: { read, reread: () => webhookSecret.reread().catch(read) } };
    }),
  },
  'keeps its brake to itself': {
    breaks: 'I3',
    processor: inProcess(() => ({ brakeStore: new MemoryBrakeStore() })),
  },
  'goes on while all pause': {
    breaks: 'I3',
    processor: inProcess(({ brakeStore }) => ({
      brakeStore: { ...brakeStore, read: async () => seenFree(await brakeStore.read()) },
    })),
  },
} satisfies Record<string, KnownMistake>;

function seenFree({ version }: SeenBrake): SeenBrake {
  return { brake: null, version };
}
