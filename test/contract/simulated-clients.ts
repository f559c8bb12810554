import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import type { ServiceReply } from '../simulator/faults/service-reply';
import type { Invocation } from '../simulator/journal/entry';
import { Journal } from '../simulator/journal/journal';
import { SimulatedDynamoDb } from '../simulator/services/dynamodb';
import { responseOf } from '../simulator/services/network';
import { SimulatedSqs } from '../simulator/services/sqs';

type Handle = (operation: string, input: Record<string, unknown>, caller: Invocation) => ServiceReply;

/** A client of the simulator's DynamoDB, over a network without faults. */
export function simulatedDynamoDbClient(): DynamoDBClient {
  const service = new SimulatedDynamoDb(new Journal(() => 0));
  return new DynamoDBClient(optionsOver((...call) => service.handle(...call)));
}

/** A client of the simulator's SQS, over a network without faults. */
export function simulatedSqsClient(): SQSClient {
  const service = new SimulatedSqs(() => Date.now(), new Journal(() => 0));
  return new SQSClient(optionsOver((...call) => service.handle(...call)));
}

interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

function optionsOver(handle: Handle) {
  const requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async ({ headers, body }: SdkRequest) => {
      const [, operation = ''] = (headers['x-amz-target'] ?? '').split('.');
      return {
        response: responseOf(
          handle(operation, JSON.parse(new TextDecoder().decode(body)), { isRunning: true, process: {} }),
        ),
      };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
  return { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS, maxAttempts: 1, requestHandler };
}
