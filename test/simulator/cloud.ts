import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { AwsClients } from '../../lambdas/shared/aws/aws-clients';
import type { AwsPatience } from '../../lambdas/shared/limits';
import type { MetricName } from '../../lambdas/shared/telemetry/metric-names';
import { type Telemetry, telemetryInto } from '../../lambdas/shared/telemetry/telemetry';
import type { FaultPlan } from './fault-plan';
import { networkOf } from './network';
import type { Observer } from './observer';
import type { Invocation, Sandbox } from './sandbox';
import { Sends } from './sends';
import { type ServiceReply, unknownOperation } from './service-reply';
import { SimulatedDynamoDb } from './simulated-dynamodb';
import { SimulatedSecrets } from './simulated-secrets';
import { SimulatedSqs, type SqsListener } from './simulated-sqs';

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

export interface CloudOptions {
  readonly faults: FaultPlan;
  readonly observer: Observer;
  readonly random: () => number;
  readonly trueMs: () => number;
  /** Whether the functions' clock was ever set. */
  readonly hasClockJumped: () => boolean;
  readonly onDeadLetter: SqsListener['onDeadLetter'];
  /** Told the number of each request to the send API. */
  readonly onSend: (number: number) => void;
  readonly onQueueChange: () => void;
}

/** The AWS account of a simulation, and how a sandbox reaches it. */
export class Cloud {
  readonly dynamoDb: SimulatedDynamoDb;
  readonly sqs: SimulatedSqs;
  readonly secrets: SimulatedSecrets;
  readonly sends: Sends;
  readonly #options: CloudOptions;

  constructor(options: CloudOptions) {
    const { observer, trueMs, hasClockJumped, onDeadLetter, onSend, onQueueChange } = options;
    this.#options = options;
    this.sqs = new SimulatedSqs(trueMs, {
      onSend: (key, group) => observer.sent(key, group),
      onDeadLetter,
      onChange: onQueueChange,
    });
    this.secrets = new SimulatedSecrets(trueMs);
    this.sends = new Sends(observer, this.sqs.queue, onSend);
    this.dynamoDb = new SimulatedDynamoDb((id) => this.sends.takenOver(id, hasClockJumped()));
  }

  /** Real SDK clients whose requests go through the simulated network. */
  clientsFor(sandbox: Sandbox, patience: AwsPatience): AwsClients {
    const { faults, observer, random } = this.#options;
    const requestHandler = networkOf(sandbox, patience, {
      services: (target, input, caller) => this.#serve(target, input, caller),
      nextFault: (target) => {
        const number = faults.calls.aws;
        const fault = faults.nextServiceFault(target);
        observer.tell(() => `call ${number} ${target.split('.')[1]}${fault === undefined ? '' : `: ${fault}`}`);
        return fault;
      },
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

  /** Telemetry whose lines count when a living sandbox writes them, and its metrics when it flushes them. */
  telemetryFor(sandbox: Sandbox): Telemetry {
    const { observer } = this.#options;
    const pending: [MetricName, number][] = [];
    return telemetryInto({
      count: (name, by) => void pending.push([name, by]),
      duration: () => undefined,
      log: (_level, message, fields) => {
        if (!sandbox.isDead) observer.logged(message, fields);
      },
      flush: () => {
        if (sandbox.isDead) return;
        for (const [name, by] of pending.splice(0)) observer.count(name, by);
      },
    });
  }

  #serve(target: string, input: Record<string, unknown>, caller: Invocation): ServiceReply {
    const [service = '', operation = ''] = target.split('.');
    if (service.startsWith('DynamoDB')) return this.dynamoDb.handle(operation, input, caller);
    if (service === 'AmazonSQS') return this.sqs.handle(operation, input, caller);
    if (service === 'secretsmanager') return this.secrets.handle(operation, input);
    return unknownOperation(target);
  }

  /** A claim that replaced one in progress tells the function that a reply may have been sent. */
  #learnt(target: string, reply: ServiceReply): void {
    if (!target.endsWith('.PutItem') || reply.body.Attributes === undefined) return;
    const before = reply.body.Attributes as Record<string, { readonly S?: string }>;
    if (before.status?.S === 'INPROGRESS' && before.id?.S?.startsWith('reply#')) this.sends.learntOfTakeOver();
  }
}
