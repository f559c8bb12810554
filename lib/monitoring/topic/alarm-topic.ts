import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Who is told. */
export interface AlarmTopicProps {
  /** Address to tell. @default nobody; subscribe to the topic later */
  readonly email?: string | undefined;
}

/**
 * Where alarms are published.
 *
 * No KMS key: CloudWatch may not use `alias/aws/sns`, so that alarms would be lost without a word, and a key of our own
 * costs $1 a month to protect texts that hold nothing personal.
 */
export class AlarmTopic extends Construct {
  /** The topic to publish to. */
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps = {}) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { displayName: 'WhatzMeAPI webhook', enforceSSL: true });
    if (props.email) topic.addSubscription(new EmailSubscription(props.email));
    this.topic = topic;

    // `enforceSSL` brings a policy of its own, which takes the place of the default one that lets alarms publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowAlarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: {
            'aws:SourceArn': Stack.of(this).formatArn({ service: 'cloudwatch', resource: 'alarm:*' }),
          },
        },
      }),
    );
  }
}
