import type { AwsClients } from '../../../lambdas/shared/aws/aws-clients';
import type { AwsPatience } from '../../../lambdas/shared/limits';
import type { MetricName } from '../../../lambdas/shared/telemetry/metric-names';
import { type Telemetry, telemetryInto } from '../../../lambdas/shared/telemetry/telemetry';
import { unknownOperation } from '../faults/service-reply';
import type { Sandbox } from '../runtime/sandbox';
import { SimulatedDynamoDb } from './dynamodb';
import { type NetworkOptions, networkOf } from './network';
import type { SimulatedSdk } from './sdk-clients';
import { SimulatedSecrets } from './secrets';
import { SimulatedSqs } from './sqs';

export interface CloudOptions extends Omit<NetworkOptions, 'services' | 'patience'> {
  /** The services' clock. */
  readonly trueMs: () => number;
  readonly sdk: SimulatedSdk;
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
    return this.#options.sdk.clientsOver(networkOf(sandbox, { ...this.#options, patience, services: this.#serve }));
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
