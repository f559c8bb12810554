import { type Emulators, startEmulators } from '../../../local/emulators';
import type { LocalSettings } from '../../../local/local-settings';
import { TEST_SECRET, TEST_TOKEN } from '../../support/signed-webhook';
import { type OnCall, startCountingProxy } from './counting-proxy';

/** The settings of a local run, of which only the secrets are used here. */
const SETTINGS: LocalSettings = {
  host: '127.0.0.1',
  port: 0,
  webhookSecret: TEST_SECRET,
  bearerToken: TEST_TOKEN,
  sendUrl: undefined,
  sendToken: 'send-token',
  backoffBaseMs: undefined,
};

/** The local run's emulators, each behind a proxy that tells of every call. */
export async function startCountedEmulators(onCall: OnCall): Promise<Emulators> {
  const emulators = await startEmulators(SETTINGS);
  const { sqs, dynamodb, secretsManager } = emulators;
  const [sqsProxy, dynamodbProxy, secretsProxy] = await Promise.all(
    [sqs, dynamodb, secretsManager].map(({ endpoint }) => startCountingProxy(endpoint, onCall)),
  );
  if (sqsProxy === undefined || dynamodbProxy === undefined || secretsProxy === undefined) throw new Error('no proxy');
  return {
    sqs: {
      ...sqs,
      endpoint: sqsProxy.origin,
      queueUrl: (name) => sqs.queueUrl(name).replace(sqs.endpoint, sqsProxy.origin),
    },
    dynamodb: { ...dynamodb, endpoint: dynamodbProxy.origin },
    secretsManager: { ...secretsManager, endpoint: secretsProxy.origin },
    close: async () => {
      await Promise.all([sqsProxy, dynamodbProxy, secretsProxy].map((proxy) => proxy.close()));
      await emulators.close();
    },
  };
}
