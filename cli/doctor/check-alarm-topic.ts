import { SNSClient } from '@aws-sdk/client-sns';
import { includesAddress, readSubscriptions, subscribeLine } from '../target/alarm-subscriptions';
import { awsProblem } from '../target/aws-error';
import { type Check, type Examination, failed, ok, skipped } from './check';

/** Somebody is told when something is wrong. */
export const checkAlarmTopic: Check = {
  name: 'alarm-topic',
  title: (texts) => texts.titles.alarmTopic,
  examine: async (examination) => {
    const { target, texts } = examination;
    const { AlarmTopicArn: topicArn, AlarmEmail: owner } = target.outputs;
    if (topicArn === undefined) return skipped(texts.noAlarms);
    const { confirmed, pending } = await subscriptions(topicArn, examination);
    // SNS has given up who never confirmed, and no deploy would have CloudFormation notice.
    const isGivenUp = owner !== undefined && !includesAddress([...confirmed, ...pending], owner);
    if (isGivenUp) return failed(texts.ownerGivenUp, texts.mendGivenUp(subscribeLine(topicArn, owner)));
    if (confirmed.length > 0) return ok(texts.subscribed(confirmed.length));
    if (pending.length > 0) return failed(texts.pending(pending.length), texts.mendPending);
    return failed(texts.nobodyTold, texts.mendNobody);
  },
};

async function subscriptions(topicArn: string, { target, terminal }: Examination) {
  const client = new SNSClient(target.clientOptions('sns'));
  try {
    return await readSubscriptions(client, topicArn);
  } catch (error) {
    throw awsProblem(error, terminal.texts);
  } finally {
    client.destroy();
  }
}
