import { type Stack, Validations } from 'aws-cdk-lib';
import type { Settings } from './settings/settings-schema';
import { WEBHOOK_PATH } from './settings/webhook-path';

/** A finding of cdk-nag that stays as it is. */
export interface NagAcknowledgement {
  /** Rule, with the finding in brackets where the rule has several. */
  readonly id: string;
  /** Constructs it is about, by their path within the stack; those that the settings leave out are skipped. */
  readonly at: readonly string[];
  /** Why that is right here. */
  readonly reason: string;
  /** With which settings it is right. @default all */
  readonly when?: (settings: Settings) => boolean;
}

const API = 'Webhook/Api';
const STAGE = `${API}/DeploymentStage.v1`;
const POST = `${API}/Default${WEBHOOK_PATH}/POST`;
const FUNCTIONS = ['Ingest/Node', 'Processor/Node'];

/** Every finding of the AwsSolutions and Serverless packs that is not mended, one by one: none is silenced stack-wide. */
export const NAG_ACKNOWLEDGEMENTS: readonly NagAcknowledgement[] = [
  {
    id: 'AwsSolutions-SMG4',
    at: ['Secrets/WebhookSecret', 'Secrets/InboundCredential', 'Secrets/SendToken'],
    reason:
      'The other copy of each of these secrets is in WhatzMeAPI’s panel, which only a person can change: a rotation by the clock would lock WhatzMeAPI out. The operator rotates with one command; the secret of before is accepted meanwhile, and an alarm tells when it stays in use.',
  },
  {
    id: 'AwsSolutions-SMG4',
    at: ['Secrets/BasicPassword'],
    reason:
      'It is the first password of the inbound credential only, read once by CloudFormation; rotation is of that.',
  },
  {
    id: 'AwsSolutions-SMG4',
    at: ['Secrets/PseudonymKey'],
    reason:
      'It opens no door: it makes the pseudonyms of chats in the logs. A rotation by the clock would break the thread of every chat in the logs, and is of use only when the key itself has leaked.',
  },
  {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    at: [`${API}/CloudWatchRole`],
    reason:
      'The role through which API Gateway writes the logs of all APIs of the account and region, whose log groups this stack can’t know. AWS wrote the policy for exactly this; only API Gateway can take the role.',
  },
  {
    id: 'AwsSolutions-APIG2',
    at: [API],
    reason:
      'Nothing is parsed before its signature is proven: the function gets the exact bytes, verifies them, and then checks the shape. A validator of API Gateway would parse what anybody sends, and answer 400 where every failure of authentication gets the same 401.',
  },
  {
    id: 'AwsSolutions-APIG3',
    at: [STAGE],
    when: ({ waf }) => !waf,
    reason:
      'The setting waf is off, which an operator turns off to save its price. Throttling, the signature, Authorization and, as a resource policy, allowedIps stay.',
  },
  {
    id: 'AwsSolutions-APIG6',
    at: [STAGE],
    reason:
      'Execution logs quote headers and bodies: signatures, credentials, what customers wrote. The access log has one line per request, without these.',
  },
  {
    id: 'AwsSolutions-APIG4',
    at: [POST],
    reason:
      'The function checks an HMAC over the body and then the Authorization header. An authorizer of API Gateway never gets the body, so it could not check the signature.',
  },
  {
    id: 'AwsSolutions-COG4',
    at: [POST],
    reason:
      'The caller is WhatzMeAPI’s server, which signs its webhooks: there is no user who could log in to Cognito.',
  },
  {
    id: 'Serverless-LambdaTracing',
    at: FUNCTIONS,
    reason:
      'A trace would show each function as one bar, because the AWS SDK in it is not instrumented: what the log line of every message and the metric Duration tell already. It would cost as much as all the rest of a message together, and its permission knows no resource.',
  },
  {
    id: 'Serverless-APIGWXrayEnabled',
    at: [STAGE],
    reason:
      'As for the functions. The access log has one line per request, with latency and request id, and the function’s line has the same request id.',
  },
  {
    id: 'Serverless-SQSRedrivePolicy',
    at: ['Queue/DeadLetters'],
    reason: 'It is the dead-letter queue itself. An alarm tells of its first message.',
  },
  {
    id: 'Serverless-SNSRedrivePolicy',
    at: ['Monitoring/AlarmTopic/Topic'],
    reason:
      'What it sends are e-mails that an alarm began or ended. One that can’t be delivered is no message to hand on later: the alarm itself is kept, and the dashboard shows it.',
  },
  {
    id: 'Serverless-LambdaDLQ',
    at: FUNCTIONS,
    reason:
      'Lambda uses that target for asynchronous invocations only. API Gateway invokes ingest synchronously and its caller tries again; the processor is behind a queue that has a dead-letter queue. Nothing else may invoke either.',
  },
  {
    id: 'Serverless-LambdaEventSourceMappingDestination',
    at: ['Processor/Node/Function/Messages'],
    reason:
      'Lambda takes such a destination for streams and Kafka, not for SQS: there the queue’s own redrive policy does it, and the queue has one.',
  },
];

/** Tells cdk-nag which of its findings in `stack`, built with `settings`, are meant. */
export function acknowledgeNagFindings(stack: Stack, settings: Settings): void {
  for (const { id, at, reason } of NAG_ACKNOWLEDGEMENTS.filter(({ when }) => when?.(settings) ?? true)) {
    for (const path of at) {
      const construct = stack.node.findAll().find(({ node }) => node.path === `${stack.node.path}/${path}`);
      if (construct) Validations.of(construct).acknowledge({ id, reason });
    }
  }
}
