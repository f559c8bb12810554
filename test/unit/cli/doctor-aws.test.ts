import { checkAlarmTopic } from '../../../cli/doctor/check-alarm-topic';
import { checkDeadLetters, checkQueue } from '../../../cli/doctor/check-queues';
import type { StackOutputs } from '../../../lib/settings/stack-outputs';
import { startAnsweringServer } from '../../support/answering-server';
import { sampleExamination } from '../../support/examination';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';
const CONFIRMED = `${TOPIC}:5f1c2d0e-0000-4000-8000-000000000000`;

/** What the doctor finds when SNS lists these subscriptions, by the ARN that each has. */
async function alarmsWith(arns: readonly string[], outputs: Partial<StackOutputs> = {}) {
  const endpoint = '<Endpoint>ana@example.com</Endpoint>';
  const members = arns.map((arn) => `<member>${endpoint}<SubscriptionArn>${arn}</SubscriptionArn></member>`).join('');
  const result = `<ListSubscriptionsByTopicResult><Subscriptions>${members}</Subscriptions></ListSubscriptionsByTopicResult>`;
  const xml = `<ListSubscriptionsByTopicResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${result}</ListSubscriptionsByTopicResponse>`;
  const sns = await startAnsweringServer(xml, 'text/xml');
  try {
    const examination = sampleExamination({ endpoint: sns.url, outputs: { AlarmTopicArn: TOPIC, ...outputs } });
    return await checkAlarmTopic.examine(examination);
  } finally {
    await sns.close();
  }
}

test.each([
  ['confirmed', [CONFIRMED], { state: 'ok', detail: '1 subscribed' }],
  ['confirmed, pending and deleted', [CONFIRMED, 'PendingConfirmation', 'Deleted'], { detail: '1 subscribed' }],
  ['pending', ['PendingConfirmation'], { state: 'failed', mend: expect.stringContaining('confirm') }],
  ['pending and deleted', ['Deleted', 'PendingConfirmation'], { detail: '1 subscribed, but nobody has confirmed' }],
  ['deleted', ['Deleted'], { state: 'failed', detail: 'nobody is told' }],
  ['none', [], { state: 'failed', mend: expect.stringContaining('alarmEmail') }],
])('a topic whose subscriptions are %s', async (_, arns, finding) => {
  expect(await alarmsWith(arns)).toMatchObject(finding);
});

test('the owner whom SNS has given up is named with the command that asks again, though others are told', async () => {
  expect(await alarmsWith([CONFIRMED], { AlarmEmail: 'owner@example.com' })).toEqual({
    state: 'failed',
    detail: 'alarmEmail is not subscribed: nobody has confirmed in time, or somebody has unsubscribed',
    mend: `Ask it again, with ./whatz deploy or with: aws sns subscribe --topic-arn ${TOPIC} --protocol email --notification-endpoint owner@example.com --region us-east-1`,
  });
  expect(await alarmsWith(['Deleted'], { AlarmEmail: 'ana@example.com' })).toMatchObject({ state: 'failed' });
  expect(await alarmsWith([CONFIRMED], { AlarmEmail: 'Ana@example.com' })).toMatchObject({ state: 'ok' });
  const pending = await alarmsWith(['PendingConfirmation'], { AlarmEmail: 'ana@example.com' });
  expect(pending).toMatchObject({ detail: '1 subscribed, but nobody has confirmed' });
});

test('a stack without a topic has no alarms to check', async () => {
  expect(await checkAlarmTopic.examine(sampleExamination())).toMatchObject({ state: 'skipped' });
});

/** What both checks of queues find when SQS counts these messages. */
async function queuesWith(visible: number, held = 0) {
  const Attributes = {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(held),
  };
  const sqs = await startAnsweringServer(JSON.stringify({ Attributes }), 'application/x-amz-json-1.0');
  try {
    const examination = sampleExamination({ endpoint: sqs.url });
    return { queue: await checkQueue.examine(examination), deadLetters: await checkDeadLetters.examine(examination) };
  } finally {
    await sqs.close();
  }
}

test.each([
  [0, 'ok'],
  [100, 'ok'],
  [101, 'unsure'],
])('%i messages that wait are %s', async (waiting, state) => {
  expect((await queuesWith(waiting)).queue).toMatchObject({ state, detail: `${waiting} waiting` });
});

test('what is being processed does not wait', async () => {
  expect((await queuesWith(0, 500)).queue).toMatchObject({ state: 'ok', detail: '0 waiting' });
});

test('one dead letter is a failure, also while somebody looks at it', async () => {
  expect((await queuesWith(0)).deadLetters).toMatchObject({ state: 'ok', detail: 'none' });
  expect((await queuesWith(1)).deadLetters).toMatchObject({ state: 'failed', mend: './whatz dlq list' });
  expect((await queuesWith(0, 1)).deadLetters).toMatchObject({ state: 'failed' });
});
