import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import { awsProblem } from '../target/aws-error';
import { type Check, type Examination, failed, ok, skipped } from './check';

/** Somebody is told when something is wrong. */
export const checkAlarmTopic: Check = {
  name: 'alarm-topic',
  title: (texts) => texts.titles.alarmTopic,
  examine: async (examination) => {
    const { target, texts } = examination;
    if (target.outputs.AlarmTopicArn === undefined) return skipped(texts.noAlarms);
    const { confirmed, pending } = await subscriptions(target.outputs.AlarmTopicArn, examination);
    if (confirmed > 0) return ok(texts.subscribed(confirmed));
    return pending > 0 ? failed(texts.pending(pending), texts.mendPending) : failed(texts.nobodyTold, texts.mendNobody);
  },
};

async function subscriptions(TopicArn: string, { target, terminal }: Examination) {
  const client = new SNSClient(target.clientOptions('sns'));
  let confirmed = 0;
  let pending = 0;
  try {
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
      // Only what is confirmed has an ARN; else the field is `PendingConfirmation`, or `Deleted` of who has unsubscribed.
      confirmed += Subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:')).length;
      pending += Subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn === 'PendingConfirmation').length;
    }
    return { confirmed, pending };
  } catch (error) {
    throw awsProblem(error, terminal.texts);
  } finally {
    client.destroy();
  }
}
