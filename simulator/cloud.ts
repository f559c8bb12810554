import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { AwsClients } from '../lambdas/shared/aws-clients';
import { fingerprint } from '../lambdas/shared/fingerprint';
import type { AwsPatience } from '../lambdas/shared/limits';
import type { MetricName } from '../lambdas/shared/metric-names';
import type { Telemetry } from '../lambdas/shared/telemetry';
import type { FaultPlan } from './fault-plan';
import { networkOf } from './network';
import { type Observer, replyRecordId } from './observer';
import type { Sandbox } from './sandbox';
import { type Reply, unknownOperation } from './service-reply';
import { SimulatedDynamoDb } from './simulated-dynamodb';
import { SimulatedSecrets } from './simulated-secrets';
import { SimulatedSqs } from './simulated-sqs';

/** Everything that the SDK would otherwise look for in files and variables, for each client anew. */
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
  /** Nobody checks signatures here, and they are a fifth of the time. */
  signer: async () => ({ sign: async <T>(request: T) => request }),
};

export interface CloudOptions {
  readonly faults: FaultPlan;
  readonly observer: Observer;
  readonly random: () => number;
  readonly trueMs: () => number;
  readonly onQueueChange: () => void;
}

/** The AWS account of a simulation, and how a sandbox reaches it. */
export class Cloud {
  readonly dynamoDb = new SimulatedDynamoDb();
  readonly sqs: SimulatedSqs;
  readonly secrets: SimulatedSecrets;
  readonly #options: CloudOptions;

  constructor(options: CloudOptions) {
    this.#options = options;
    this.sqs = new SimulatedSqs(options.trueMs, options.onQueueChange);
    this.secrets = new SimulatedSecrets(options.trueMs);
  }

  /** Real SDK clients whose requests go through the simulated network. */
  clientsFor(sandbox: Sandbox, patience: AwsPatience): AwsClients {
    const { faults, random } = this.#options;
    const requestHandler = networkOf(sandbox, patience, {
      services: (target, input) => this.#serve(target, input),
      nextFault: faults.nextServiceFault,
      onFault: faults.note,
      onReply: (target, reply) => this.#learnt(target, reply),
      random,
    });
    const options = { ...SDK_OPTIONS, maxAttempts: patience.maxAttempts, requestHandler };
    return {
      dynamoDb: new DynamoDBClient(options),
      secretsManager: new SecretsManagerClient(options),
      sqs: new SQSClient(options),
    };
  }

  /** Telemetry whose metrics count once they are flushed by a sandbox that lives. */
  telemetryFor(sandbox: Sandbox): Telemetry {
    const pending: [MetricName, number][] = [];
    const ignore = () => undefined;
    return {
      count: (name, by = 1) => void pending.push([name, by]),
      duration: ignore,
      info: ignore,
      warn: ignore,
      error: ignore,
      flush: () => {
        if (sandbox.isDead) return;
        for (const [name, by] of pending.splice(0)) this.#options.observer.count(name, by);
      },
    };
  }

  #serve(target: string, input: Record<string, unknown>): Reply {
    const [service = '', operation = ''] = target.split('.');
    if (service.startsWith('DynamoDB')) return this.dynamoDb.handle(operation, input);
    if (service === 'AmazonSQS') return this.sqs.handle(operation, input);
    if (service === 'secretsmanager') return this.secrets.handle(operation, input);
    return unknownOperation(target);
  }

  /** A claim that replaced one in progress tells the function that a reply may have been sent. */
  #learnt(target: string, reply: Reply): void {
    if (!target.endsWith('.PutItem') || reply.body.Attributes === undefined) return;
    const before = reply.body.Attributes as Record<string, { readonly S?: string }>;
    const id = before.id?.S ?? '';
    if (before.status?.S !== 'INPROGRESS' || !id.startsWith('reply#')) return;
    const keys = [...this.sqs.queue.keysTaken];
    const key = keys.find((candidate) => replyRecordId(candidate) === id);
    if (key !== undefined) this.#options.observer.unknownOutcome(fingerprint(key));
  }
}
