import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { type KnownMistake, withSend } from './mistake';

/** Mistakes that few histories meet, by what the product does; the tests have histories that do. */
export const RARE_MISTAKES = {
  'leaves what it has dead-lettered in the queue': {
    breaks: 'I6',
    processorSqs: (client) =>
      withSend(client, async (command, send) => (command instanceof DeleteMessageCommand ? {} : send())),
  },
  'deletes a dead letter before it is back on the queue': {
    breaks: 'I1',
    redriveSqs: (client) => {
      let putBack: () => Promise<object> = async () => ({});
      return withSend(client, async (command, send) => {
        if (command instanceof SendMessageCommand) {
          putBack = send;
          return {};
        }
        const reply = await send();
        return command instanceof DeleteMessageCommand ? putBack() : reply;
      });
    },
  },
} satisfies Record<string, KnownMistake>;
