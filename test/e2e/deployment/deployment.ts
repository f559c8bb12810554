import { Agent } from 'node:https';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { readDeployedStack } from '../../../cli/target/deployed-stack';
import { textsIn } from '../../../cli/texts/texts';
import type { FakeSendApi } from '../../support/fake-send-api';
import { signedHeaders } from '../../support/signed-webhook';
import type { AwsEndpoint } from './aws-endpoint';
import { STACK_NAME } from './cdk';
import { eventually, until } from './eventually';
import { type HttpAnswer, sendHttp } from './http';
import { REGION } from './workspace';

/** The deployed stack, as WhatzMeAPI and an operator see it. */
export interface Deployment {
  readonly endpoint: AwsEndpoint;
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly sendApi: FakeSendApi;
  /** Where webhooks go, as the stack says. */
  readonly webhookUrl: string;
  /** The same, as it can be reached. */
  readonly url: string;
  /** The generated secret that webhooks are signed with. */
  readonly webhookSecret: string;
  /** The generated credential that webhooks carry. */
  readonly credential: string;
  /** Posts a webhook once. */
  post(body: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer>;
  /** Posts a webhook that is signed, with the generated secret unless another is given, again while the answer is 503, as WhatzMeAPI does. Gives the last answer and its time. */
  deliver(
    body: string,
    secret?: string,
  ): Promise<{ readonly status: number; readonly ms: number; readonly attempts: number }>;
  /** Resolves when nothing is on the queue any more, waiting or in flight. */
  untilIdle(): Promise<void>;
}

/** Reads what the stack has generated. */
export async function openDeployment(endpoint: AwsEndpoint, sendApi: FakeSendApi): Promise<Deployment> {
  const options = clientOptions(endpoint);
  const { outputs } = await readDeployedStack(STACK_NAME, options, textsIn('en'));
  const secrets = new SecretsManagerClient(options);
  const sqs = new SQSClient(options);
  const [webhookSecret, credential] = await Promise.all(
    [outputs.WebhookSecretArn, outputs.InboundCredentialArn].map((arn) => secretValue(secrets, arn)),
  );
  if (webhookSecret === undefined || credential === undefined) throw new Error('the stack generated no secret');
  const url = reachableUrl(outputs.WebhookUrl, endpoint);
  const post = (body: string, headers: Readonly<Record<string, string>>) =>
    sendHttp({ url, method: 'POST', headers, body, ca: endpoint.certificate });
  return {
    endpoint,
    sqs,
    queueUrl: outputs.QueueUrl,
    deadLetterQueueUrl: outputs.DeadLetterQueueUrl,
    sendApi,
    webhookUrl: outputs.WebhookUrl,
    url,
    webhookSecret,
    credential,
    post,
    deliver: (body, secret = webhookSecret) => deliver(() => post(body, signedHeaders(body, secret, credential))),
    untilIdle: () => until('the queue is empty', async () => (await messagesOn(sqs, outputs.QueueUrl)) === 0),
  };
}

function clientOptions({ url, certificate, environment }: AwsEndpoint) {
  return {
    endpoint: url,
    region: REGION,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
    ...(certificate && { requestHandler: new NodeHttpHandler({ httpsAgent: new Agent({ ca: certificate }) }) }),
  };
}

async function secretValue(client: SecretsManagerClient, arn: string): Promise<string | undefined> {
  return (await client.send(new GetSecretValueCommand({ SecretId: arn }))).SecretString;
}

/** The path by which emulators serve an API whose host name exists on AWS only. */
function reachableUrl(webhookUrl: string, endpoint: AwsEndpoint): string {
  const { hostname, pathname } = new URL(webhookUrl);
  const [apiId] = hostname.split('.');
  const [, stage, ...path] = pathname.split('/');
  return `${endpoint.url}/restapis/${apiId}/${stage}/_user_request_/${path.join('/')}`;
}

async function deliver(post: () => Promise<HttpAnswer>) {
  let attempts = 0;
  return eventually('an answer other than 503', async () => {
    attempts += 1;
    const startedAtMs = Date.now();
    const { status } = await post();
    return status === 503 ? undefined : { status, attempts, ms: Date.now() - startedAtMs };
  });
}

async function messagesOn(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return (
    Number(Attributes.ApproximateNumberOfMessages) +
    Number(Attributes.ApproximateNumberOfMessagesNotVisible) +
    Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0)
  );
}
