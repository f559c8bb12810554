import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { HttpResponse } from '@smithy/core/protocols';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { Invocation } from '../simulator/sandbox';
import type { ServiceReply } from '../simulator/service-reply';
import { SimulatedDynamoDb } from '../simulator/simulated-dynamodb';
import { SimulatedSqs } from '../simulator/simulated-sqs';

type Handle = (operation: string, input: Record<string, unknown>, caller: Invocation) => ServiceReply;

/** A client of the simulator's DynamoDB, over a network without faults. */
export function simulatedDynamoDbClient(): DynamoDBClient {
  const service = new SimulatedDynamoDb(() => undefined);
  return new DynamoDBClient(optionsOver((...call) => service.handle(...call)));
}

/** A client of the simulator's SQS, over a network without faults. */
export function simulatedSqsClient(): SQSClient {
  const nothing = () => undefined;
  const service = new SimulatedSqs(() => Date.now(), { onSend: nothing, onDeadLetter: nothing, onChange: nothing });
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
      return { response: responseOf(handle(operation, JSON.parse(new TextDecoder().decode(body)), new Invocation())) };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
  return { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS, maxAttempts: 1, requestHandler };
}

function responseOf({ status = 200, body }: ServiceReply): HttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return new HttpResponse({ statusCode: status, headers, body: new TextEncoder().encode(JSON.stringify(body)) });
}
