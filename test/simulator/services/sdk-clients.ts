import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import type { AwsClients } from '../../../lambdas/shared/aws/aws-clients';
import { responseOf, type SdkRequest, type SimulatedNetwork } from './network';

/** Everything that the SDK would otherwise look for in files and variables. */
const SDK_OPTIONS = {
  region: 'us-east-1',
  endpoint: 'https://aws.simulated',
  useQueueUrlAsEndpoint: false,
  tls: true,
  credentials: { accessKeyId: 'simulated', secretAccessKey: 'simulated' },
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  retryMode: 'standard',
  defaultsMode: 'standard' as const,
  userAgentAppId: 'simulator',
  accountIdEndpointMode: 'disabled' as const,
  authSchemePreference: ['sigv4'],
  cacheMiddleware: true,
  disableClockSkewCorrection: false,
};

/** What only signs, and writes headers and log lines, of which nothing is read here: a third of the time of a call. */
const UNREAD = [
  'loggerMiddleware',
  'contentLengthMiddleware',
  'hostHeaderMiddleware',
  'recursionDetectionMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
];
/** Powertools looks for this one, and puts its own behind it. */
const USER_AGENT = { name: 'getUserAgentMiddleware', step: 'build', priority: 'low', override: true };

type SdkClient = AwsClients[keyof AwsClients];
type RetryStrategy = Awaited<ReturnType<DynamoDBClient['config']['retryStrategy']>>;

/** What all clients have, whatever their commands. */
interface Anatomy {
  config: { retryStrategy: () => Promise<RetryStrategy> };
  readonly middlewareStack: {
    add(middleware: (next: never) => never, options: object): void;
    remove(name: string): boolean;
  };
  send(...request: readonly unknown[]): Promise<unknown>;
}

/** Who is calling: what differs between the clients of two sandboxes. */
interface Caller {
  readonly network: SimulatedNetwork;
  readonly retryStrategy: RetryStrategy;
}

const caller = new AsyncLocalStorage<Caller>();

/** Takes a request to the network of who is calling; before anybody does, everything is answered with nothing. */
const REQUEST_HANDLER = {
  metadata: { handlerProtocol: 'http/1.1' },
  handle: async (request: SdkRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) =>
    caller.getStore()?.network(request, abortSignal) ?? { response: responseOf({ body: {} }) },
  updateHttpClientConfig: () => undefined,
  httpHandlerConfigs: () => ({}),
  destroy: () => undefined,
};

/** A client of which every sandbox has a view of its own. */
interface Shared<Client extends SdkClient> {
  readonly client: Client;
  /** As it is before the first call: its quota of retries is full. */
  readonly retryStrategy: RetryStrategy;
}

/** The SDK, ready for all sandboxes of a process: putting clients together for each would be most of what a cold start costs. */
export class SimulatedSdk {
  private constructor(
    private readonly dynamoDb: Shared<DynamoDBClient>,
    private readonly secretsManager: Shared<SecretsManagerClient>,
    private readonly sqs: Shared<SQSClient>,
  ) {}

  /** Puts the clients together. What they look up once, they look up here, so that all histories find them the same. */
  static async prepare(maxAttempts: number): Promise<SimulatedSdk> {
    const options = { ...SDK_OPTIONS, maxAttempts, requestHandler: REQUEST_HANDLER };
    const dynamoDb = light(new DynamoDBClient(options));
    const secretsManager = light(new SecretsManagerClient(options));
    const sqs = light(new SQSClient(options));
    await dynamoDb.send(new GetItemCommand({ TableName: '-', Key: { id: { S: '-' } } }));
    await secretsManager.send(new GetSecretValueCommand({ SecretId: '-' }));
    await sqs.send(new GetQueueAttributesCommand({ QueueUrl: SDK_OPTIONS.endpoint }));
    return new SimulatedSdk(await shared(dynamoDb), await shared(secretsManager), await shared(sqs));
  }

  /** Clients of a new process, whose requests go to `network`. */
  clientsOver(network: SimulatedNetwork): AwsClients {
    return {
      dynamoDb: viewOf(this.dynamoDb, network),
      secretsManager: viewOf(this.secretsManager, network),
      sqs: viewOf(this.sqs, network),
    };
  }
}

/**
 * Takes out of a client what costs time and is not read. Each call copies the client's options three times, and the SDK puts
 * them together in a way that makes V8 keep them as a dictionary, of which a copy takes a hundred times as long as of a copy.
 */
function light<Client extends SdkClient>(client: Client): Client {
  const anatomy = client as unknown as Anatomy & { config: Parameters<typeof getSchemaSerdePlugin>[0] };
  const original: Anatomy['config'] = anatomy.config;
  const config = { ...anatomy.config };
  original.retryStrategy = () => config.retryStrategy();
  anatomy.config = config;
  client.middlewareStack.use(getSchemaSerdePlugin(config));
  for (const unread of UNREAD) anatomy.middlewareStack.remove(unread);
  anatomy.middlewareStack.add((next) => next, USER_AGENT);
  return client;
}

async function shared<Client extends SdkClient>(client: Client): Promise<Shared<Client>> {
  const { config } = client as unknown as Anatomy;
  const retryStrategy = await config.retryStrategy();
  config.retryStrategy = async () => caller.getStore()?.retryStrategy ?? retryStrategy;
  client.destroy();
  return { client, retryStrategy };
}

/** A strategy that inherits from the shared one has a quota of its own. */
function viewOf<Client extends SdkClient>(
  { client, retryStrategy }: Shared<Client>,
  network: SimulatedNetwork,
): Client {
  const self: Caller = { network, retryStrategy: Object.create(retryStrategy) };
  const anatomy = client as unknown as Anatomy;
  const send = (...request: readonly unknown[]) => caller.run(self, () => anatomy.send(...request));
  return Object.assign(Object.create(client), { send });
}
