import { App } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import {
  DEAD_LETTER_RETENTION_DAYS,
  MAX_RECEIVE_COUNT,
  QUEUE_RETENTION_DAYS,
  SEND_TOKEN_PLACEHOLDER,
  VISIBILITY_TIMEOUT_SECONDS,
} from '../../lambdas/shared/limits';
import { readSettings } from '../../lib/settings/settings';
import { WebhookStack } from '../../lib/webhook-stack';
import { synthesise } from '../support/synthesise';

const template = synthesise();
const SECONDS_PER_DAY = 86_400;
const HIGH_THROUGHPUT_FIFO = {
  FifoQueue: true,
  DeduplicationScope: 'messageGroup',
  FifoThroughputLimit: 'perMessageGroupId',
  SqsManagedSseEnabled: true,
};

describe('queues', () => {
  const [deadLetterQueueId] = Object.keys(template.findResources('AWS::SQS::Queue')).filter((id) =>
    /DeadLetters/.test(id),
  );

  test('the message queue is a high-throughput FIFO that redrives to the dead-letter queue', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      ...HIGH_THROUGHPUT_FIFO,
      VisibilityTimeout: VISIBILITY_TIMEOUT_SECONDS,
      MessageRetentionPeriod: QUEUE_RETENTION_DAYS * SECONDS_PER_DAY,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [deadLetterQueueId, 'Arn'] },
        maxReceiveCount: MAX_RECEIVE_COUNT,
      },
    });
  });

  test('the dead-letter queue is one too, keeps messages as long as SQS can, and redrives nowhere', () => {
    template.resourceCountIs('AWS::SQS::Queue', 2);
    template.hasResourceProperties('AWS::SQS::Queue', {
      ...HIGH_THROUGHPUT_FIFO,
      MessageRetentionPeriod: DEAD_LETTER_RETENTION_DAYS * SECONDS_PER_DAY,
      RedrivePolicy: Match.absent(),
    });
  });

  test('both refuse requests without TLS', () => {
    const policies = Object.values(template.findResources('AWS::SQS::QueuePolicy'));
    expect(policies).toHaveLength(2);
    for (const policy of policies) {
      expect(policy.Properties.PolicyDocument.Statement).toEqual([
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]);
    }
  });
});

describe('when the stack goes', () => {
  const policies = (settings: Record<string, unknown>) => {
    const made = synthesise(settings);
    const of = (type: string) => Object.values(made.findResources(type)).map(({ DeletionPolicy }) => DeletionPolicy);
    return [...of('AWS::SQS::Queue'), ...of('AWS::DynamoDB::Table')];
  };

  test('queues and table go with it, or stay if that is set', () => {
    expect(policies({})).toEqual(['Delete', 'Delete', 'Delete']);
    expect(policies({ keepData: true })).toEqual(['Retain', 'Retain', 'Retain']);
  });

  test('a change of that is one that CloudFormation sees, which takes deletion policies alone for none', () => {
    const kept = (settings: Record<string, unknown>) => synthesise(settings).toJSON().Outputs.KeepsData.Value;
    expect([kept({}), kept({ keepData: true })]).toEqual(['false', 'true']);
  });

  test('production is protected from going, and other stages are not', () => {
    const isProtected = (stage: string) => {
      const settings = readSettings({ stage });
      return (
        settings.ok &&
        new WebhookStack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Stack', settings.settings)
          .terminationProtection
      );
    };
    expect([isProtected('prod'), isProtected('dev')]).toEqual([true, false]);
  });
});

test('the idempotency table has the key and the expiry that Powertools uses, costs nothing idle, and can be restored', () => {
  template.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'Delete',
    Properties: {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      TimeToLiveSpecification: { AttributeName: 'expiration', Enabled: true },
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: false },
    },
  });
});

describe('secrets', () => {
  test('the HMAC secret and the inbound credential are generated, long and without punctuation', () => {
    for (const PasswordLength of [64, 48]) {
      template.hasResourceProperties('AWS::SecretsManager::Secret', {
        GenerateSecretString: { PasswordLength, ExcludePunctuation: true },
        SecretString: Match.absent(),
      });
    }
  });

  test('with Basic authorization the inbound credential is user:password, put together by CloudFormation', () => {
    const basic = synthesise({ auth: 'basic' });
    const [passwordId] = Object.keys(basic.findResources('AWS::SecretsManager::Secret')).filter((id) =>
      /BasicPassword/.test(id),
    );
    const reference = ['whatzmeapi:{{resolve:secretsmanager:', { Ref: passwordId }, ':SecretString:::}}'];
    basic.hasResourceProperties('AWS::SecretsManager::Secret', {
      SecretString: { 'Fn::Join': ['', reference] },
      GenerateSecretString: Match.absent(),
    });
    basic.resourceCountIs('AWS::SecretsManager::Secret', 5);
    template.resourceCountIs('AWS::SecretsManager::Secret', 4);
  });

  test('the inbound credential is the same secret whatever the authorization is, so that its ARN stays', () => {
    for (const auth of ['bearer', 'basic', 'jwt', 'none']) {
      const { Outputs } = synthesise({ auth }).toJSON();
      expect(Outputs.InboundCredentialArn.Value).toEqual(template.toJSON().Outputs.InboundCredentialArn.Value);
    }
  });

  test('the send token is a placeholder, the only secret value in the template', () => {
    template.resourcePropertiesCountIs('AWS::SecretsManager::Secret', { SecretString: Match.anyValue() }, 1);
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      SecretString: SEND_TOKEN_PLACEHOLDER,
      GenerateSecretString: Match.absent(),
    });
  });
});
