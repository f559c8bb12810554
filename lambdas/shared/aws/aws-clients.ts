import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { currentDeadline } from '../deadline';
import type { AwsPatience } from '../limits';

/** The AWS services that a function talks to. Endpoints and credentials come from the environment, as the SDK reads them. */
export interface AwsClients {
  readonly dynamoDb: DynamoDBClient;
  readonly secretsManager: SecretsManagerClient;
  readonly sqs: SQSClient;
}

/** Clients that give up in time: requests fail after `requestTimeoutMs`, and at the deadline of the work they belong to. */
export function createAwsClients(patience: AwsPatience): AwsClients {
  const options = {
    maxAttempts: patience.maxAttempts,
    // Puts the middleware of a command together once instead of for every call; see docs/en/performance.md.
    cacheMiddleware: true,
    requestHandler: new DeadlineRequestHandler(httpOptions(patience)),
  };
  return {
    dynamoDb: new DynamoDBClient(options),
    secretsManager: new SecretsManagerClient(options),
    sqs: new SQSClient(options),
  };
}

function httpOptions(patience: AwsPatience): ConstructorParameters<typeof NodeHttpHandler>[0] {
  return {
    connectionTimeout: patience.connectionTimeoutMs,
    requestTimeout: patience.requestTimeoutMs,
    // Without this flag the SDK warns when the time is up, and goes on waiting.
    throwOnRequestTimeout: true,
  };
}

/** Powertools makes its own requests and takes no signal, so the deadline is tied to the transport. */
class DeadlineRequestHandler extends NodeHttpHandler {
  override handle(...[request, options]: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    const abortSignal = options?.abortSignal ?? currentDeadline();
    return super.handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  }
}
