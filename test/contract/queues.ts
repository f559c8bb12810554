import { SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { startSqsEmulator } from '../../local/sqs-emulator';
import { DEAD_LETTER_QUEUE_URL, QUEUE_URL } from '../simulator/services/sqs';
import { simulatedSqsClient } from './simulated-clients';

/** An SQS with the two queues of the stack. */
export interface TwoQueues {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  close(): Promise<void>;
}

/** Every SQS that the functions are run over in tests. */
export const QUEUES: Readonly<Record<string, () => Promise<TwoQueues>>> = {
  'the emulated SQS': async () => {
    const emulator = await startSqsEmulator();
    return {
      client: new SQSClient({ endpoint: emulator.endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS }),
      queueUrl: emulator.queueUrl('webhook.fifo'),
      deadLetterQueueUrl: emulator.queueUrl('dead-letter.fifo'),
      close: () => emulator.close(),
    };
  },
  'the simulated SQS': async () => ({
    client: simulatedSqsClient(),
    queueUrl: QUEUE_URL,
    deadLetterQueueUrl: DEAD_LETTER_QUEUE_URL,
    close: async () => {},
  }),
};
