import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { HttpResponse } from '@smithy/core/protocols';
import type { AwsClients } from '../../lambdas/shared/aws-clients';
import { currentDeadline } from '../../lambdas/shared/deadline';

/** What a service answers: fields of a success, an error by its code, or nothing ever. */
export type AwsAnswer =
  | { readonly body: object }
  | { readonly error: string; readonly more?: object }
  /** Never answers; the deadline ends it. */
  | 'hang';

/** Says what a service answers to an operation, such as `PutItem`. */
export type AnswerAws = (operation: string, input: Readonly<Record<string, unknown>>) => AwsAnswer;

/** Real clients over services that do as they are told. Every error quotes the request, as errors do at the worst. */
export function faultyAws(answer: AnswerAws): AwsClients {
  const options = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: { handle: (request: SdkRequest) => respond(request, answer) },
  };
  return {
    dynamoDb: new DynamoDBClient(options),
    secretsManager: new SecretsManagerClient(options),
    // Checks digests of what is sent otherwise.
    sqs: new SQSClient({ ...options, md5: false, useQueueUrlAsEndpoint: false }),
  };
}

interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

async function respond({ headers, body }: SdkRequest, answer: AnswerAws): Promise<{ response: HttpResponse }> {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
  const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
  const given = answer(operation, JSON.parse(text));
  if (given === 'hang') return neverBefore(currentDeadline());
  if ('body' in given) return { response: json(200, given.body) };
  return { response: json(400, { __type: given.error, message: `refused: ${text}`, ...given.more }) };
}

function neverBefore(deadline: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    deadline?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

function json(statusCode: number, body: object): HttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return new HttpResponse({ statusCode, headers, body: new TextEncoder().encode(JSON.stringify(body)) });
}
