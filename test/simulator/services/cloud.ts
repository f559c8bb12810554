import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { AwsClients } from '../../../lambdas/shared/aws/aws-clients';
import type { AwsPatience } from '../../../lambdas/shared/limits';
import type { MetricName } from '../../../lambdas/shared/telemetry/metric-names';
import { type Telemetry, telemetryInto } from '../../../lambdas/shared/telemetry/telemetry';
import { unknownOperation } from '../faults/service-reply';
import type { Sandbox } from '../runtime/sandbox';
import { SimulatedDynamoDb } from './dynamodb';
import { type NetworkOptions, networkOf } from './network';
import { SimulatedSecrets } from './secrets';
import { SimulatedSqs } from './sqs';

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
  disableClockSkewCorrection: false,
  /** Nobody checks signatures here, and they are a fifth of the time. */
  signer: async () => ({ sign: async <T>(request: T) => request }),
};

export interface CloudOptions extends Omit<NetworkOptions, 'services' | 'patience'> {
  /** The services' clock. */
  readonly trueMs: () => number;
}

/** The AWS account of a simulation, and how a sandbox reaches it. */
export class Cloud {
  readonly dynamoDb: SimulatedDynamoDb;
  readonly sqs: SimulatedSqs;
  readonly secrets: SimulatedSecrets;
  readonly #options: CloudOptions;

  constructor(options: CloudOptions) {
    const { journal, trueMs } = options;
    this.#options = options;
    this.sqs = new SimulatedSqs(trueMs, journal);
    this.secrets = new SimulatedSecrets(trueMs);
    this.dynamoDb = new SimulatedDynamoDb(journal);
  }

  /** Real SDK clients whose requests go through the simulated network. */
  clientsFor(sandbox: Sandbox, patience: AwsPatience): AwsClients {
    const requestHandler = networkOf(sandbox, { ...this.#options, patience, services: this.#serve });
    const options = { ...SDK_OPTIONS, maxAttempts: patience.maxAttempts, requestHandler };
    return {
      dynamoDb: new DynamoDBClient(options),
      secretsManager: new SecretsManagerClient(options),
      sqs: new SQSClient(options),
    };
  }

  /** Telemetry whose lines count when a living sandbox writes them, and its metrics when it flushes them. */
  telemetryFor(sandbox: Sandbox): Telemetry {
    const { journal } = this.#options;
    const pending: [MetricName, number][] = [];
    return telemetryInto({
      count: (name, by) => void pending.push([name, by]),
      duration: () => undefined,
      log: (_level, message, fields) => {
        if (!sandbox.isDead) journal.write({ kind: 'logged', message, fields });
      },
      flush: () => {
        if (sandbox.isDead) return;
        for (const [metric, by] of pending.splice(0)) journal.write({ kind: 'counted', metric, by });
      },
    });
  }

  readonly #serve: NetworkOptions['services'] = (target, input, caller) => {
    const [service = '', operation = ''] = target.split('.');
    if (service.startsWith('DynamoDB')) return this.dynamoDb.handle(operation, input, caller);
    if (service === 'AmazonSQS') return this.sqs.handle(operation, input, caller);
    if (service === 'secretsmanager') return this.secrets.handle(operation, input);
    return unknownOperation(target);
  };
}
